"""The work of the worker on packages: make one, take one in. Safe to repeat."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from django.core.files import File
from django.utils import translation
from django.utils.translation import gettext as _

from archive.actions import packages as actions
from archive.models import Package
from archive.packaging import reading, refusals, store, taking_in, writing
from archive.states import PackageState
from eoffice import clock, jobs, pdf
from eoffice.documents import vault
from eoffice.documents.processing import scratch

log = logging.getLogger(__name__)
LIMITS = pdf.Limits(
    bytes=4 << 30, memory=500 << 20, output=4 << 30, cpu=600, wall=900
)  # a package holds many files
LANGUAGE, MANIFEST = "id", f"{0:06d}"  # the manifest is the first of what was unpacked


def make(package_id: int) -> None:
    """Write the package of a dossier and put it where it can be downloaded."""
    package = _asked(package_id)
    if package is None or package.dossier is None:
        return
    with translation.override(LANGUAGE), scratch() as folder:
        target, dossier = folder / "package.zip", package.dossier
        total = writing.count_files(dossier)

        def progress(done: int) -> None:
            actions.note_progress(package_id, done, total)

        progress(0)
        try:
            made = writing.write(dossier, target, _made(package), progress)
        except writing.CannotPack as error:
            said = _("The file %(name)s is not what was received; restore it first.")
            actions.fail(package_id, said % {"name": error.name})
            return
        with target.open("rb") as content:
            kept = store.keep(File(content))
    if not actions.finish_export(package_id, kept, made.manifest_sha256, made.seal):
        store.drop(kept.key)


def take_in(package_id: int) -> None:
    """Open a package in the limited child and make a dossier of it."""
    package = _asked(package_id)
    if package is None:
        return
    with translation.override(LANGUAGE), scratch() as folder:
        try:
            _take_in(package, _opened(package, folder))
        except reading.BadPackage as error:
            actions.fail(package_id, str(error))
        except vault.TooLarge as error:
            actions.fail(package_id, str(error.sentence))


def _take_in(package: Package, opened: taking_in.Opened) -> None:
    try:
        taking_in.take_in(package, opened)
    except taking_in.TakenInAlready as known:
        actions.fail(package.pk, str(known), manifest_sha256=opened.manifest_sha256)


def give_up(package_id: int, reason: str) -> None:
    """No try is left: the row gets its end."""
    log.error("Package %s was given up: %s", package_id, reason)
    with translation.override(LANGUAGE):
        actions.fail(package_id, _("The package could not be made or read. Try it again later."))


def _asked(package_id: int) -> Package | None:
    rows = Package.objects.select_related(
        "office", "dossier__unit", "dossier__office", "dossier__organization",
        "dossier__classification", "dossier__rule", "asked_from",
    )  # fmt: skip
    return rows.filter(pk=package_id, state=PackageState.ASKED).first()


def _made(package: Package) -> dict[str, Any]:
    """Who made the package, when and where."""
    return {
        "at": clock.now().isoformat(),
        "by": package.asked_by_name,
        "desk": str(package.asked_from) if package.asked_from else "",
        "office": str(package.office),
    }


def _opened(package: Package, folder: Path) -> taking_in.Opened:
    source = store.fetch(package.storage_key, folder / "package.zip")
    out = folder / "content"
    out.mkdir()
    try:
        bag = pdf.unpack(source, out, limits=LIMITS)
        seal = pdf.verify_seal(out / MANIFEST, bag.signature) if bag.signature else pdf.FoundSeal()
    except pdf.Refused as refusal:
        log.info("Package %s refused: %s", package.pk, refusal)
        raise reading.BadPackage(refusals.sentence_of(refusal)) from refusal
    except pdf.ChildDied as death:
        raise jobs.CountsAsTry(death.reason.value) from death
    if bag.signature and not seal.is_valid:
        raise reading.BadPackage(refusals.broken_signature())
    paths = {name: (sha256, out / f"{at:06d}") for name, sha256, at in bag.files}
    return taking_in.Opened(bag.manifest_sha256, reading.metadata_of(bag.metadata), paths, seal)
