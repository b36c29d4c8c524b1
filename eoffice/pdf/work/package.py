"""Opening a package that a stranger made: a ZIP in the order of BagIt (RFC 8493).

Nothing is written under a name of the package: files come out as numbers. What comes out is
exactly what the manifest names, and every byte of it hashes to what the manifest says.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from eoffice.pdf.reasons import Flaw, Reason, Refused
from eoffice.pdf.values import Limits, OpenedBag

MANIFEST, TAGS, BAG = "manifest-sha256.txt", "tagmanifest-sha256.txt", "bagit.txt"
SIGNATURE = "manifest-signature.txt"
METADATA = "data/metadata/dossier.json"
MOST_PARTS, MOST_TEXT, CHUNK = 20_000, 32 << 20, 1 << 20
MOST_TIMES = 100  # what is unpacked, against the ZIP: scans hardly shrink
PART = r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}"
SAFE = re.compile(rf"^data/(?:{PART}/){{0,4}}{PART}$")
TOP = re.compile(r"^[a-z0-9-]{1,60}\.txt$")
LINE = re.compile(r"^([0-9a-f]{64})  ?\*?(.+)$")


def unpack(source: Path, out: Path, *, limits: Limits) -> OpenedBag:
    """What is in the package; its manifest and its files lie in `out` as numbers, from 0.

    Raises Refused for what is no package, is a bomb, or does not hash to its manifest.
    """
    most = min(limits.bytes, source.stat().st_size * MOST_TIMES + MOST_TEXT)
    with zipfile.ZipFile(source) as bag:
        return _unpack(bag, out, most)


def _unpack(bag: zipfile.ZipFile, out: Path, most: int) -> OpenedBag:
    parts = _parts(bag, most)
    if MANIFEST not in parts or BAG not in parts or METADATA not in parts:
        raise Refused(Reason.UNKNOWN_TYPE, "no package")
    manifest = _text(bag, parts[MANIFEST])
    named = _named(manifest.decode("utf-8"))
    if odd := set(named) ^ {name for name in parts if name.startswith("data/")}:
        raise Refused(Reason.DAMAGED, f"{Flaw.LISTS_DIFFER} {min(odd)}")
    if TAGS in parts:
        _check_tags(bag, parts)
    files = []
    for at, (name, promised) in enumerate(sorted(named.items()), start=1):
        if _copied(bag, parts[name], out / f"{at:06d}") != promised:
            raise Refused(Reason.DAMAGED, f"{Flaw.CHANGED} {name}")
        files.append((name, promised, at))
    (out / f"{0:06d}").write_bytes(manifest)
    return OpenedBag(
        manifest_sha256=hashlib.sha256(manifest).hexdigest(),
        metadata=_text(bag, parts[METADATA]).decode("utf-8"),
        files=tuple(files),
        signature=_text(bag, parts[SIGNATURE]) if SIGNATURE in parts else b"",
    )


def _parts(bag: zipfile.ZipFile, most: int) -> dict[str, zipfile.ZipInfo]:
    """The entries by name: no folder upwards, no name twice, no lock, no more than promised."""
    entries = [entry for entry in bag.infolist() if not entry.is_dir()]
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > most:
        raise Refused(Reason.BOMB, "size")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(Reason.ENCRYPTED)
    top = _top([entry.filename for entry in entries])
    parts = {entry.filename.removeprefix(top): entry for entry in entries}
    if len(parts) != len(entries) or not all(SAFE.match(n) or TOP.match(n) for n in parts):
        raise Refused(Reason.DAMAGED, Flaw.NAMES.value)
    return parts


def _top(names: list[str]) -> str:
    """The folder in which all of it lies: a bag that was packed anew as a folder has one."""
    top = names[0].partition("/")[0] + "/" if names else ""
    is_folder = f"{top}{BAG}" in names and all(name.startswith(top) for name in names)
    return top if is_folder else ""


def _named(manifest: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in filter(None, manifest.splitlines()):
        match = LINE.match(line)
        if match is None or match[2] in found:
            raise Refused(Reason.DAMAGED, Flaw.MANIFEST.value)
        found[match[2]] = match[1]
    return found


def _check_tags(bag: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> None:
    for name, promised in _named(_text(bag, parts[TAGS]).decode("utf-8")).items():
        if name not in parts or hashlib.sha256(_text(bag, parts[name])).hexdigest() != promised:
            raise Refused(Reason.DAMAGED, f"{Flaw.CHANGED} {name}")


def _text(bag: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.file_size > MOST_TEXT:
        raise Refused(Reason.BOMB, "text")
    taken = bytearray()
    _stream(bag, entry, taken.extend)
    return bytes(taken)


def _copied(bag: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> str:
    digest = hashlib.sha256()
    with target.open("wb") as copy:

        def keep(chunk: bytes) -> None:
            digest.update(chunk)
            copy.write(chunk)

        _stream(bag, entry, keep)
    return digest.hexdigest()


def _stream(bag: zipfile.ZipFile, entry: zipfile.ZipInfo, take: Callable[[bytes], object]) -> None:
    """No entry gives more than its directory says, whatever it unpacks to."""
    left = entry.file_size
    with bag.open(entry) as content:
        while chunk := content.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise Refused(Reason.BOMB, entry.filename)
            take(chunk)
