"""Writing a package: originals and viewing copies, metadata, page and manifests, in one ZIP."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from archive.models import Dossier
from archive.packaging import facts as saying
from archive.packaging import origin, reading_page
from eoffice import clock, pdf
from eoffice.documents import vault
from eoffice.documents.states import FileState

BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
STAMP = (1980, 1, 1, 0, 0, 0)  # the same content makes the same bytes
Progress = Callable[[int], object]


class CannotPack(Exception):
    """A file is not what was received, so that no package can be made of it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Written:
    """What is told of a package that was made."""

    manifest_sha256: str
    seal: pdf.FoundSeal


@dataclass
class Bag:
    """The ZIP that is being written, with the hashes of what is in it."""

    archive: zipfile.ZipFile
    payload: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, content: bytes) -> str:
        """Write text; the answer is its hash."""
        entry = zipfile.ZipInfo(name, date_time=STAMP)
        entry.compress_type = zipfile.ZIP_DEFLATED
        self.archive.writestr(entry, content)
        return self._note(name, hashlib.sha256(content).hexdigest())

    def put_file(self, name: str, source: Path) -> str:
        """Write a file as it is: scans are packed already."""
        digest = hashlib.sha256()
        entry = zipfile.ZipInfo(name, date_time=STAMP)
        entry.file_size = source.stat().st_size
        with source.open("rb") as content, self.archive.open(entry, "w", force_zip64=True) as out:
            while chunk := content.read(vault.CHUNK):
                digest.update(chunk)
                out.write(chunk)
        return self._note(name, digest.hexdigest())

    def _note(self, name: str, sha256: str) -> str:
        (self.payload if name.startswith("data/") else self.tags)[name] = sha256
        return sha256


def write(dossier: Dossier, target: Path, made: dict[str, Any], progress: Progress) -> Written:
    """Write the package to this path, and sign its manifest where the installation can."""
    with zipfile.ZipFile(target, "w") as archive:
        bag = Bag(archive)
        items = _items(dossier, bag, target.parent, progress)
        everything = {
            "format": saying.FORMAT,
            "version": saying.VERSION,
            "made": made,
            "dossier": saying.dossier_facts(dossier),
            "items": items,
        }
        _describe(bag, everything, dossier.office.zone)
        return _close(bag, str(dossier.office))


def count_files(dossier: Dossier) -> int:
    """How many files will be written."""
    return sum(len(entry.parts) for entry in saying.entries_of(dossier))


def _items(dossier: Dossier, bag: Bag, folder: Path, progress: Progress) -> list[dict[str, Any]]:
    items, done = [], 0
    for entry in saying.entries_of(dossier):
        files = []
        for part in entry.parts:
            files.append(_file(part, bag, folder))
            done += 1
            progress(done)
        items.append(entry.facts | {"files": files})
    return items


def _file(part: saying.Part, bag: Bag, folder: Path) -> dict[str, Any]:
    """Copy one file, compared with the hash under which it was received."""
    file = part.file
    said = {"name": file.name, "role": part.role, "size": file.size, "sha256": file.sha256}
    if file.state == FileState.PURGED:
        return said | {"path": None, "purged": True}
    if file.state not in saying.WITH_BYTES:
        raise CannotPack(file.name)
    copy = folder / "copy"
    try:
        vault.fetch_original(file.key, file.sha256, copy)
    except vault.BytesChanged as changed:
        raise CannotPack(file.name) from changed
    said |= {"path": part.path, "kind": file.kind}
    bag.put_file(part.path, copy)
    if part.viewing_path:
        vault.fetch_derived(file.viewing_key, copy)
        viewed = bag.put_file(part.viewing_path, copy)
        said |= {"viewing_path": part.viewing_path, "viewing_sha256": viewed}
    return said


def _describe(bag: Bag, everything: dict[str, Any], zone: ZoneInfo) -> None:
    text = json.dumps(everything, ensure_ascii=False, indent=1, sort_keys=True)
    bag.put("data/metadata/dossier.json", text.encode())
    bag.put("data/metadata/dossier.xml", reading_page.as_xml(everything))
    bag.put("data/index.html", reading_page.as_html(everything, zone))
    bag.put("data/style.css", reading_page.style())


def _close(bag: Bag, office: str) -> Written:
    """The manifests last: they name everything that is in the bag."""
    bag.put("bagit.txt", BAGIT)
    bag.put("bag-info.txt", f"Bagging-Date: {clock.now():%Y-%m-%d}\n".encode())
    manifest = _manifest(bag.payload)
    sha256 = bag.put("manifest-sha256.txt", manifest)
    signature, seal = origin.signed(manifest, office)
    if signature:
        bag.put("manifest-signature.txt", signature)
    bag.put("tagmanifest-sha256.txt", _manifest(bag.tags))
    return Written(sha256, seal)


def _manifest(names: dict[str, str]) -> bytes:
    return "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(names.items())).encode()
