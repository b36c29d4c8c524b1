"""Taking a package in: opened in the limited child, then one dossier with its documents.

Letters come in as documents with their facts in words: numbers of another installation's books
are not entered into ours. The package itself is kept beside the dossier.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from archive.actions import numbers
from archive.actions.packages import SEALED
from archive.events import DossierEvent
from archive.facts_mark import kept_by
from archive.finding import keeping
from archive.models import Dossier, DossierItem, DossierSeries, Package
from archive.packaging import reading
from archive.packaging.reading import BadPackage, Facts, PackedFile
from archive.packaging.refusals import LONGEST_PATH
from archive.queries.packages import taken_in_before
from archive.queries.rules import as_written, spellings
from archive.retention import LONGEST
from archive.states import (
    Condition,
    CopyStatus,
    DossierState,
    FinalAction,
    ItemKind,
    Medium,
    PackageState,
)
from correspondence.models import Classification
from correspondence.states import Security
from eoffice import audit, clock, jobs, pdf
from eoffice.documents import actions as documents
from eoffice.documents import vault
from eoffice.documents.states import FileUse, ReceivedVia
from eoffice.organization.models import Unit
from eoffice.organization.officer import SYSTEM

KEPT_STATES = (DossierState.OPEN, DossierState.CLOSED, DossierState.INACTIVE)


class TakenInAlready(BadPackage):
    """The same package was taken in earlier; another try would find the same."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A package that was opened and whose hashes are right; the seal is empty or valid."""

    manifest_sha256: str
    metadata: Facts
    paths: dict[str, tuple[str, Path]]
    seal: pdf.FoundSeal


def take_in(package: Package, opened: Opened) -> None:
    """Make the dossier, all of it or nothing; taking the same package in twice is refused."""
    stored = _keep_files(opened)
    with transaction.atomic():
        package = Package.objects.locked(package.pk)
        if package.state != PackageState.ASKED:
            return
        Unit.objects.locked(package.organization_id)  # one after the other: a package may lie twice
        if earlier := taken_in_before(package.organization_id, opened.manifest_sha256):
            said = _("This package was taken in already, as %(reference)s.")
            raise TakenInAlready(said % {"reference": earlier.reference})
        dossier = _dossier(package, opened.metadata)
        for item in opened.metadata["items"]:
            _item(dossier, item, stored)
        keeping.mark(dossier.items.values_list("pk", flat=True))
        package.finish(manifest_sha256=opened.manifest_sha256, seal=opened.seal)
        package.dossier, package.ready_at = dossier, clock.now()
        package.save(update_fields=[*SEALED, "dossier", "ready_at"])
        jobs.enqueue("notify_package", package.pk)
        detail = {"package": package.pk, "manifest": opened.manifest_sha256}
        detail |= {"authority": opened.seal.authority_sha256} | kept_by(dossier)
        audit.record(DossierEvent.IMPORTED, dossier, by=SYSTEM, detail=detail, begins=True)


def _keep_files(opened: Opened) -> dict[str, vault.StoredBytes]:
    """Every original that an entry names, safe on storage, under its path in the package."""
    stored: dict[str, vault.StoredBytes] = {}
    for item in opened.metadata["items"]:
        for file in reading.files_of(item):
            known = opened.paths.get(file.path)
            if known is None or known[0] != file.sha256 or file.path in stored:
                raise BadPackage(_("The package names a file that is not in it."))
            with known[1].open("rb") as content:
                stored[file.path] = vault.keep(File(content, name=file.name))
    if strays := _files_in(opened) - stored.keys():
        said = _("%(name)s belongs to no entry of the dossier. Nothing was taken in.")
        raise BadPackage(said % {"name": min(strays)[-LONGEST_PATH:]})
    return stored


def _files_in(opened: Opened) -> set[str]:
    """The originals that the package holds: all but metadata, page and viewing copies."""
    views = {
        row.get("viewing_path")
        for item in opened.metadata["items"]
        for row in reading.rows_of(item)
    }  # fmt: skip
    return {path for path in opened.paths if path.startswith("data/files/")} - views


def _dossier(package: Package, metadata: Facts) -> Dossier:
    facts, office = metadata["dossier"], package.office
    title = reading.text(facts, "title", 500)
    year = reading.number(facts, "year", least=1900, most=2200)
    if not title or year is None:
        raise BadPackage(_("The metadata of the package cannot be read."))
    state = facts.get("state") if facts.get("state") in KEPT_STATES else DossierState.CLOSED
    closed_on = reading.day(facts, "closed_on")
    if state != DossierState.OPEN and closed_on is None:
        state = DossierState.OPEN
    code = _code_in(facts)
    found = _class_of(package, code)
    dossier = Dossier(
        organization_id=package.organization_id,
        office=office,
        unit=office,
        state=state,
        title=title,
        year=year,
        classification=found,
        old_code="" if found else code,
        closed_on=closed_on if state != DossierState.OPEN else None,
        security=_security(facts, metadata["items"]),
        is_legacy=True,
        opened_at=clock.now(),
        opened_by_name=package.asked_by_name,
        **_described(facts),
    )
    if state != DossierState.OPEN:
        _bind(dossier, facts)
    dossier.number = numbers.take(DossierSeries, office.pk, year)
    dossier.save()
    return dossier


def _security(facts: Facts, items: list[Facts]) -> str:
    """As secret as the dossier was, and as every letter whose pages come along."""
    letters = (item.get("letter") for item in items if reading.files_of(item))
    said = [facts, *(letter for letter in letters if isinstance(letter, dict))]
    found = (reading.choice(one, "security", Security, Security.BIASA) for one in said)
    return max(found, key=Security.values.index)


def _described(facts: Facts) -> dict[str, Any]:
    unit, office = reading.text(facts, "unit", 120), reading.text(facts, "office", 120)
    creator = reading.text(facts, "creator_name", 250) or ", ".join(filter(None, [unit, office]))
    return {
        "old_number": reading.text(facts, "reference", 100),
        "creator_name": creator[:250],
        "note": reading.text(facts, "note", 2000),
        "medium": reading.choice(facts, "medium", Medium, Medium.DIGITAL),
        "copy_status": reading.choice(facts, "copy_status", CopyStatus, CopyStatus.ORIGINAL),
        "condition": reading.choice(facts, "condition", Condition, Condition.GOOD),
        "quantity": reading.number(facts, "quantity", least=1) or 1,
        "quantity_unit": reading.text(facts, "quantity_unit", 40),
        "span_from": reading.day(facts, "span_from"),
        "span_until": reading.day(facts, "span_until"),
        "is_vital": reading.flag(facts, "is_vital"),
        "is_protected": reading.flag(facts, "is_protected"),
    }


def _bind(dossier: Dossier, facts: Facts) -> None:
    """Its terms are those that it had; the dates are computed here."""
    active = reading.number(facts, "active_years", most=LONGEST)
    inactive = reading.number(facts, "inactive_years", most=LONGEST)
    action = reading.choice(facts, "final_action", FinalAction, "")
    if active is not None and inactive is not None and action:
        dossier.active_years, dossier.inactive_years = active, inactive
        dossier.final_action = action
        dossier.trigger_text = reading.text(facts, "trigger_text", 300)
        dossier.final_note = reading.text(facts, "final_note", 300)
    dossier.trigger_on = reading.day(facts, "trigger_on")
    dossier.take_dates(dossier.retention)


def _code_in(facts: Facts) -> str:
    code = facts.get("classification")
    named = reading.text(code, "code", 40) if isinstance(code, dict) else ""
    return named or reading.text(facts, "old_code", 40)


def _class_of(package: Package, named: str) -> Classification | None:
    rows = Classification.objects.filter(organization=package.organization_id, active=True)
    known = spellings(rows.order_by("code").values_list("code", flat=True))
    return rows.filter(code=as_written(named, known)).first() if named else None


def _item(dossier: Dossier, facts: Facts, stored: dict[str, vault.StoredBytes]) -> None:
    """One entry; a letter with several files becomes as many entries in a row."""
    files: list[PackedFile | None] = [*reading.files_of(facts)]
    for at, file in enumerate(files or [None]):
        kept = _registered(dossier, file, stored) if file else None
        DossierItem.objects.create(
            dossier=dossier,
            kind=ItemKind.FILE if kept else ItemKind.PAPER,
            file=kept,
            has_paper=reading.flag(facts, "has_paper") or kept is None,
            order=DossierItem.objects.filter(dossier=dossier).count() + 1,
            description=_words(facts, at)[:500],
            dated_on=reading.day(facts, "dated_on"),
            quantity=reading.number(facts, "quantity", least=1) or 1,
            quantity_unit=reading.text(facts, "quantity_unit", 40),
            copy_status=reading.choice(facts, "copy_status", CopyStatus, CopyStatus.ORIGINAL),
            note=reading.text(facts, "note", 300),
            filed_at=clock.now(),
            filed_by_name=reading.text(facts, "filed_by_name", 250),
        )


def _registered(dossier: Dossier, file: PackedFile, stored: dict[str, vault.StoredBytes]) -> Any:
    return documents.register(
        stored[file.path],
        name=file.name,
        by=SYSTEM,
        office=dossier.office,
        use=FileUse.ARCHIVE,
        via=ReceivedVia.PARTNER,
    )


def _words(facts: Facts, at: int) -> str:
    """What the entry is, in words: a letter by subject, number and sender."""
    letter = facts.get("letter")
    if not isinstance(letter, dict):
        return reading.text(facts, "description", 500) or _("Document")
    subject = reading.text(letter, "subject", 300) or _("Secret letter")
    number = reading.text(letter, "sender_number", 100) or reading.text(letter, "agenda_number", 60)
    said = [subject, number, reading.text(letter, "sender_name", 150)]
    said += [_("attachment %(n)d") % {"n": at}] if at else []
    return ", ".join(filter(None, said))
