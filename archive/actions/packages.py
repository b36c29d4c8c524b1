"""Packages: asked for, made, taken in, failed, removed after their time."""

from datetime import timedelta

from django.core.files import File
from django.db import transaction
from django.db.models import Q

from archive.events import ArchiveEvent, DossierEvent
from archive.models import Dossier, ListImport, Package
from archive.packaging import store
from archive.policies import packages as policies
from archive.policies.archivist import archivist_desk, at_archive
from archive.queries.dossiers import dossiers_visible_to
from archive.states import PackageDirection, PackageState
from eoffice import audit, clock, jobs
from eoffice.documents import housekeeping
from eoffice.errors import NotFound
from eoffice.organization.models import Unit
from eoffice.organization.officer import SYSTEM, Officer
from eoffice.pdf import FoundSeal

KEPT_FOR = timedelta(days=7)
SEALED = ("state", "manifest_sha256", "signed_by", "authority_name", "authority_sha256")


@transaction.atomic
def ask_export(dossier_id: int, *, by: Officer) -> Package:
    """Ask for a package of a dossier; it is made in the background."""
    if not dossiers_visible_to(by).filter(pk=dossier_id).exists():
        raise NotFound
    dossier = Dossier.objects.locked(dossier_id)
    policies.may_export(by, dossier).enforce()
    by = by.seated(policies.exporting_desk(by, dossier))
    package = Package.objects.create(
        organization_id=dossier.organization_id,
        office_id=dossier.office_id,
        direction=PackageDirection.EXPORT,
        dossier=dossier,
        asked_at=clock.now(),
        asked_by_name=by.name,
        asked_from_id=by.position_id or None,
    )
    jobs.enqueue("make_package", package.pk)
    audit.record(DossierEvent.EXPORTED, dossier, by=by, detail={"package": package.pk})
    return package


def ask_import(office_id: int, upload: File, *, by: Officer) -> Package:
    """Hand a package in; its bytes are safe before its row is written."""
    policies.may_take_in(by, office_id).enforce()
    kept = store.keep(upload)
    with transaction.atomic():
        office = Unit.objects.get(pk=office_id)
        by = at_archive(by, office_id)
        package = Package.objects.create(
            organization_id=office.root_id,
            office=office,
            direction=PackageDirection.IMPORT,
            storage_key=kept.key,
            sha256=kept.sha256,
            size=kept.size,
            source_name=(upload.name or "")[-250:],
            asked_at=clock.now(),
            asked_by_name=by.name,
            asked_from_id=by.position_id or None,
        )
        jobs.enqueue("take_in_package", package.pk)
        detail = {"package": package.pk, "sha256": kept.sha256}
        chain = ("package", package.pk)
        audit.record(ArchiveEvent.PACKAGE_TAKEN_IN, by=by, chain=chain, detail=detail)
        return package


def note_progress(package_id: int, done: int, total: int) -> None:
    """How far the worker has got; no transaction of an action."""
    Package.objects.filter(pk=package_id).update(done=done, total=total)


@transaction.atomic
def finish_export(
    package_id: int, kept: store.KeptPackage, manifest_sha256: str, seal: FoundSeal
) -> bool:
    """It can be downloaded for a week; false where the bytes came too late, or twice."""
    package = Package.objects.locked(package_id)
    if package.state != PackageState.ASKED:
        return False
    package.finish(manifest_sha256=manifest_sha256, seal=seal)
    package.storage_key, package.sha256, package.size = kept.key, kept.sha256, kept.size
    package.ready_at = clock.now()
    package.expires_at = package.ready_at + KEPT_FOR
    package.save(
        update_fields=[
            *SEALED, "storage_key", "sha256", "size", "ready_at", "expires_at"
        ]
    )  # fmt: skip
    jobs.enqueue("notify_package", package.pk)
    detail = {"package": package.pk, "manifest": manifest_sha256, "size": kept.size}
    audit.record(ArchiveEvent.PACKAGE_MADE, package, by=SYSTEM, detail=detail)
    return True


@transaction.atomic
def fail(package_id: int, fault: str, *, manifest_sha256: str = "") -> None:
    """It could not be made or read; the sentence says why. The manifest leads to the dossier of a
    package that was taken in before."""
    package = Package.objects.locked(package_id)
    if package.state == PackageState.ASKED:
        package.fail(fault=fault[:300])
        package.manifest_sha256 = manifest_sha256
        package.save(update_fields=["state", "fault", "manifest_sha256"])
        jobs.enqueue("notify_package", package.pk)


@transaction.atomic
def try_again(package_id: int, *, by: Officer) -> Package:
    """Once more."""
    package = Package.objects.locked(package_id)
    is_export = package.direction == PackageDirection.EXPORT
    if is_export and package.dossier:
        policies.may_export(by, package.dossier).enforce()
    else:
        policies.may_take_in(by, package.office_id).enforce()
    package.try_again()
    package.asked_at = clock.now()
    package.save(update_fields=["state", "fault", "asked_at"])
    jobs.enqueue("make_package" if is_export else "take_in_package", package.pk)
    return package


@transaction.atomic
def note_download(package_id: int, *, by: Officer) -> None:
    """The package left the house with this officer, if he still reads all that is in it."""
    package = Package.objects.select_related("dossier").get(pk=package_id)
    if package.dossier and archivist_desk(by, package.office_id) is None:
        policies.may_export(by, package.dossier).enforce()
    detail = {"package": package.pk, "sha256": package.sha256}
    audit.record(DossierEvent.EXPORTED, package.dossier or package, by=by, detail=detail)


def expire() -> int:
    """End exports whose week is over, and what was handed in and could not be read; how many."""
    now = clock.now()
    made = Q(direction=PackageDirection.EXPORT, state=PackageState.READY, expires_at__lte=now)
    refused = Q(
        direction=PackageDirection.IMPORT,
        state=PackageState.FAILED,
        asked_at__lte=now - KEPT_FOR,
    )
    over = list(Package.objects.filter(made | refused).values_list("pk", flat=True))
    for pk in over:
        _expire(pk)
    return len(over)


@transaction.atomic
def _expire(package_id: int) -> None:
    package = Package.objects.locked(package_id)
    if package.state in (PackageState.READY, PackageState.FAILED):
        package.expire()
        package.save(update_fields=["state"])
        jobs.enqueue("drop_package", package.pk)


def drop_bytes(package_id: int) -> None:
    """Delete the bytes of a package that has ended. After commit, and safe to repeat."""
    ended = Package.objects.filter(pk=package_id, state=PackageState.EXPIRED)
    for key in ended.exclude(storage_key="").values_list("storage_key", flat=True):
        store.drop(key)
        ended.update(storage_key="")


def drop_strays() -> None:
    """Delete what a killed worker left behind: a day old, and named by no row."""
    housekeeping.remove_strays(store.packages(), _named)


def _named(keys: list[str]) -> set[str]:
    rows = (Package, ListImport)
    return {
        key
        for model in rows
        for key in model.objects.filter(storage_key__in=keys).values_list("storage_key", flat=True)
    }
