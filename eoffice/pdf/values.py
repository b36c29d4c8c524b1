"""The values that go into this room and come out of it: frozen, light, no library types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

MEGABYTE = 1 << 20


class FileKind(StrEnum):
    """The four kinds of file that an intake desk takes."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"

    @property
    def mime(self) -> str:
        """The media type to store and to answer with."""
        return "application/pdf" if self is FileKind.PDF else f"image/{self.value}"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a child may use, and how much a file may ask for."""

    bytes: int = 100 * MEGABYTE
    pages: int = 500
    objects: int = 250_000
    pixels: int = 120_000_000
    points: int = 20_000  # the longer side of a page: seven metres
    stream: int = 256 * MEGABYTE  # one stream, unpacked
    drawings: int = 50_000  # nested drawing calls on one page
    memory: int = 900 * MEGABYTE
    output: int = 400 * MEGABYTE  # one written file
    cpu: int = 12  # seconds before the first page is drawn
    page_cpu: int = 6  # seconds more for each page
    wall: int = 55


DEFAULT = Limits()
OF_OUR_OWN = Limits(memory=2048 * MEGABYTE, cpu=45)
"""For a print of thousands of our own lines: long, but not hostile."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A picture of one page."""

    path: Path
    mime: str
    width: int
    height: int
    thumb: Path | None = None  # the same page for a list, where one was made


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was taken: its viewing copy, and a small picture of every page."""

    kind: FileKind
    pages: int
    neutralised: tuple[str, ...]
    viewing: Path
    page_sizes: tuple[tuple[float, float], ...]  # points, as seen (after rotation)
    signatures: bool
    warnings: tuple[str, ...]
    smalls: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, as fractions (0 to 1) of the page as it is shown."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    conf: float


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says. `rotation` turns the shown page clockwise until its text is upright."""

    text: str
    words: tuple[Word, ...]
    source: str  # "layer" or "ocr"
    rotation: int
    confidence: float
    codes: tuple[str, ...] = ()  # QR codes; looked for on the first page only


@dataclass(frozen=True, slots=True)
class WordText:
    """The text of a Word file as HTML, still to be cleaned, and what it leaves out."""

    html: str
    pictures: int = 0
    changes: int = 0  # that nobody had accepted: taken as accepted
    hidden: int = 0  # passages that their writer had hidden
    struck: int = 0  # passages that are crossed out: a letter shows their words as they are
    comments: int = 0  # beside the text: not taken


class Hidden:
    """A secret on its way to a child: shows nothing of itself in messages, logs and tracebacks."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def __repr__(self) -> str:
        return "Hidden()"

    def reveal(self) -> bytes:
        """The secret itself, for the one call that needs it."""
        return self._value.encode()


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page: page 1 is the first, points from its lower left corner."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureOrder:
    """With which key a PDF is signed, and what the signature says of itself."""

    sealed_key: bytes  # PKCS#8 in PEM, encrypted with the passphrase
    certificate: bytes  # PEM
    chain: tuple[bytes, ...]  # PEM, those above the certificate
    passphrase: Hidden
    name: str
    reason: str
    location: str
    at: datetime
    visible: Box | None = None  # what a reader clicks on; the page shows the block already
    nth: int = 1  # of several signatures under one file, each has a field of its own


class Trust(StrEnum):
    """By whose word the certificate of a signer is what it says."""

    INTERNAL = "internal"
    CERTIFIED = "certified"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Roots:
    """The authorities (PEM) that are believed: the installation's own, and certified ones."""

    internal: tuple[bytes, ...] = ()
    certified: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSignature:
    """A signature in a PDF, as far as it can be judged without asking anybody."""

    name: str = ""
    issuer: str = ""
    serial: str = ""  # lower-case hexadecimal
    timestamp: float | None = None  # as the signer says, seconds since 1970
    intact: bool = False  # not a byte of what it covers was changed
    covers_all: bool = False  # nothing was added to the file after it
    altered: bool = True  # something was added after it that is no later signature
    in_date: bool = False  # the certificate was valid at the time that the signer says
    trust: Trust = Trust.UNKNOWN
    readable: bool = True

    @property
    def signed_at(self) -> datetime | None:
        """When it was signed, by the signer's own clock."""
        return None if self.timestamp is None else datetime.fromtimestamp(self.timestamp, UTC)

    @property
    def is_valid(self) -> bool:
        """Whether the file is as it was signed, with a certificate that was in force."""
        return self.readable and self.intact and not self.altered and self.in_date


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSeal:
    """A signature beside some bytes (CMS), as far as it can be judged without asking anybody."""

    is_valid: bool = False  # these bytes, by a certificate that was in force, under `authority`
    name: str = ""
    authority: str = ""
    authority_sha256: str = ""  # fingerprint of the authority's certificate, lower-case hex


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBag:
    """A package that hashes to its manifest. `files`: path, hash, number of its copy."""

    manifest_sha256: str
    metadata: str
    files: tuple[tuple[str, str, int], ...]
    signature: bytes = b""
