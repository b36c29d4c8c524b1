"""Keeping and fetching bytes: hashed on the way in, compared on the way out.

What belongs here: everything that touches the storages "originals" and "derived". What the bytes
mean for a file's state is decided in `actions`. Must not import: models.
"""

import hashlib
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, storages
from django.utils.translation import gettext_lazy as _

from eoffice import clock, pdf
from eoffice.errors import OfficeError, Unavailable

MEGABYTE = 1024 * 1024
CHUNK = 256 * 1024


class TooLarge(OfficeError):
    """The file is larger than this office takes."""

    status = 413
    sentence = _("This file is too large and was not kept. Scan it again with fewer dots per inch.")


class BytesMissing(Unavailable):
    """The store answers, but the original is not there: waited for until it comes back."""


class BytesChanged(Exception):
    """What the store returned is not what was received."""


@dataclass(frozen=True, slots=True)
class StoredBytes:
    """Bytes that are safe: where, what they hash to, and how they begin."""

    key: str
    sha256: str
    size: int
    head: bytes


def originals() -> Storage:
    """Where files stay as they came."""
    return storages["originals"]


def derived() -> Storage:
    """Where that is kept which can be made again from an original."""
    return storages["derived"]


def size_limit() -> int:
    """The largest file that is taken, in bytes."""
    return int(settings.UPLOAD_MAX_BYTES)


def keep(upload: File) -> StoredBytes:
    """Put the bytes on storage, durably, and return only when they are safe.

    Raises `TooLarge`, or `Unavailable` when the store does not answer or holds something else.
    """
    sha256, size, head = _measure(upload)
    key = originals().save(_fresh_key(), File(upload.file))
    if originals().size(key) != size:
        raise Unavailable
    return StoredBytes(key=key, sha256=sha256, size=size, head=head)


def fetch_original(key: str, sha256: str, target: Path) -> Path:
    """Copy an original to this path. Raises `BytesChanged`, `BytesMissing` or `Unavailable`."""
    with target.open("wb") as out:
        digest = _copy(key, out)
    if digest != sha256:
        raise BytesChanged(key)
    return target


def original_is_whole(key: str, sha256: str) -> bool:
    """Whether the stored bytes hash to what was received. Raises as `fetch_original`."""
    with Path(os.devnull).open("wb") as nowhere:
        return _copy(key, nowhere) == sha256


def put_back(key: str, sha256: str, source_key: str) -> None:
    """Write an original anew from another one that holds the same bytes.

    Raises as `fetch_original` where the other one is not whole; then nothing is touched.
    """
    with tempfile.TemporaryDirectory(prefix="eoffice-work-") as folder:
        whole = fetch_original(source_key, sha256, Path(folder) / "whole")
        originals().delete(key)
        with whole.open("rb") as content:
            saved = originals().save(key, File(content))
    if saved != key or not original_is_whole(key, sha256):
        raise Unavailable


def viewing_copy_is_there(key: str) -> bool:
    """Whether what was made of an original for viewing is still on its store."""
    return derived().exists(key)


def open_original(key: str, sha256: str) -> IO[bytes]:
    """The whole original, compared before the first byte leaves. Raises as `fetch_original`."""
    spool = tempfile.SpooledTemporaryFile(max_size=4 * MEGABYTE)  # noqa: SIM115  closed by the response
    if _copy(key, spool) != sha256:
        spool.close()
        raise BytesChanged(key)
    spool.seek(0)
    return spool


def new_prefix() -> str:
    """A folder of its own for one attempt at preparing a file; nobody can guess it."""
    return _fresh_key()


def page_key(prefix: str, page: int, *, sharp: bool = False, rotate: int = 0) -> str:
    """The name of a page image under a file's prefix."""
    turned = f"-r{rotate}" if sharp or rotate else ""
    return f"{prefix}/p{page:05d}-{'sharp' if sharp else 'small'}{turned}"


def thumb_key(prefix: str, page: int, *, rotate: int = 0) -> str:
    """The name of a page as a list shows it, under a file's prefix."""
    return f"{prefix}/p{page:05d}-thumb{f'-r{rotate}' if rotate else ''}"


def viewing_key(prefix: str) -> str:
    """The name of the viewing copy under a file's prefix."""
    return f"{prefix}/viewing"


def upright_key(viewing_key: str, turns: dict[int, int]) -> str:
    """The name of a viewing copy with these pages turned."""
    mark = hashlib.sha256(repr(sorted(turns.items())).encode()).hexdigest()[:12]
    return f"{viewing_key}-{mark}"


def stamped_key(upright: str, text: str) -> str:
    """The name of a viewing copy that bears this line on every page."""
    return f"{upright}-s{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def keep_derived(key: str, source: Path) -> None:
    """Store something that can be made again; of two that store the same, the first one stays."""
    with source.open("rb") as content:
        saved = derived().save(key, File(content))
    if saved != key:
        derived().delete(saved)


def fetch_derived(key: str, target: Path) -> Path:
    """Copy something derived to this path. Raises `FileNotFoundError`, `Unavailable`."""
    with derived().open(key) as source, target.open("wb") as out:
        for chunk in source.chunks(CHUNK):
            out.write(chunk)
    return target


def _copy(key: str, out: IO[bytes]) -> str:
    """Copy an original and return the hash of what went over."""
    digest = hashlib.sha256()
    try:
        with originals().open(key) as source:
            for chunk in source.chunks(CHUNK):
                digest.update(chunk)
                out.write(chunk)
    except FileNotFoundError as missing:
        raise BytesMissing from missing
    return digest.hexdigest()


def _fresh_key() -> str:
    """A name made of the month and chance: no user's words, nothing to guess."""
    return f"{clock.now():%Y/%m}/{secrets.token_hex(20)}"


def _measure(upload: File) -> tuple[str, int, bytes]:
    digest, size, head, limit = hashlib.sha256(), 0, b"", size_limit()
    for chunk in upload.chunks(CHUNK):
        size += len(chunk)
        if size > limit:
            raise TooLarge
        head = head or chunk[: pdf.HEAD]
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest(), size, head
