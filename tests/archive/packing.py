"""What the tests of packages share: a dossier with scans, made into a package."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from archive.actions import DocumentData, add_document, close_dossier, file_letter
from archive.actions.packages import ask_export
from archive.models import Dossier, DossierItem, Package
from archive.packaging import store, work
from correspondence.models import LetterFile
from eoffice import clock
from eoffice.documents import processing
from eoffice.documents.actions import receive
from eoffice.documents.states import FileUse
from eoffice.organization.officer import Officer
from tests.archive.shelf import again, closed_letter, dossier_of, rule_of, schedule_of
from tests.documents.conftest import picture
from tests.world import World


def full_dossier(world: World, filer: Officer, *, security: str = "biasa") -> Dossier:
    """A closed dossier: a letter with a scan, a document, and paper without a file."""
    rule_of(schedule_of(world))
    dossier = dossier_of(world, filer, title="Rekonsiliasi <kas> & bank")
    letter = closed_letter(world, subject="Laporan kas", sender_number="S-7/2026",
                           security=security)  # fmt: skip
    scan = receive(
        SimpleUploadedFile("Surat kas.png", picture("Laporan kas")),
        by=filer, office=world.units["kppn"], use=FileUse.LETTER,
    )  # fmt: skip
    processing.prepare(scan.pk)
    LetterFile.objects.create(letter_id=letter.pk, file=scan, added_at=clock.now())
    file_letter(letter.pk, dossier.pk, by=filer)
    upload = SimpleUploadedFile("nota.png", picture("Nota"))
    item = add_document(dossier.pk, DocumentData(description="Nota"), upload, by=filer)
    processing.prepare(item.file_id)
    add_document(dossier.pk, DocumentData(description="Peta", has_paper=True), None, by=filer)
    close_dossier(dossier.pk, by=filer)
    return again(dossier)


def packed(dossier: Dossier, by: Officer) -> Package:
    """The package of a dossier, made here and now."""
    package = ask_export(dossier.pk, by=by)
    work.make(package.pk)
    return Package.objects.get(pk=package.pk)


def bytes_of(package: Package, folder: Path) -> bytes:
    """The package itself."""
    return store.fetch(package.storage_key, folder / "package.zip").read_bytes()


def entries(content: bytes) -> dict[str, bytes]:
    """What is in a package, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as bag:
        return {name: bag.read(name) for name in bag.namelist()}


def zipped(content: dict[str, bytes]) -> bytes:
    """A package with just this in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bag:
        for name, data in content.items():
            bag.writestr(name, data)
    return out.getvalue()


def hashes(dossier: Dossier) -> list[str]:
    """The hashes of its files, in their order."""
    items = DossierItem.objects.inside().filter(dossier=dossier).order_by("order")
    found = []
    for item in items:
        files = [item.file] if item.file else []
        files += [row.file for row in item.letter.letter_files.all()] if item.letter else []
        found += [file.sha256 for file in files]
    return found
