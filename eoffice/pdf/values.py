"""The values that go into this room and come out of it: frozen, light, no library types."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class PageImage:
    """A picture of one page."""

    path: Path
    mime: str
    width: int
    height: int


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
