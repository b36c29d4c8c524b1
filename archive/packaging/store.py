"""Where packages lie: a storage of their own, which no sweep for stray originals touches."""

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.core.files import File
from django.core.files.storage import Storage, storages

from eoffice import clock
from eoffice.documents.vault import CHUNK, TooLarge, size_limit

MOST_TIMES = 10  # a package may be so many times larger than a single upload


@dataclass(frozen=True, slots=True)
class KeptPackage:
    """Bytes that are safe."""

    key: str
    sha256: str
    size: int


def packages() -> Storage:
    """The storage of packages, made here or handed in."""
    return storages["packages"]


def keep(content: File) -> KeptPackage:
    """Put a package on storage; it is safe when this returns."""
    digest, size = hashlib.sha256(), 0
    for chunk in content.chunks(CHUNK):
        size += len(chunk)
        if size > size_limit() * MOST_TIMES:
            raise TooLarge
        digest.update(chunk)
    content.seek(0)
    name = f"{clock.now():%Y/%m}/{secrets.token_hex(20)}"
    key = packages().save(name, File(content.file))
    return KeptPackage(key, digest.hexdigest(), size)


def drop(key: str) -> None:
    """Delete a package. Never inside a transaction: a store may be slow, and deletes for good."""
    packages().delete(key)


def fetch(key: str, target: Path) -> Path:
    """Copy a package to this path."""
    with packages().open(key) as source, target.open("wb") as out:
        for chunk in source.chunks(CHUNK):
            out.write(chunk)
    return target
