"""Old lists of inactive records: handed in, looked at, taken over in portions, or discarded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, fields

from django.core.files import File
from django.db import transaction

from archive.actions import numbers
from archive.events import ArchiveEvent, DossierEvent
from archive.facts_mark import kept_by
from archive.importing.inactive import InactiveRow
from archive.models import Box, Dossier, DossierSeries, ListImport, StorageLocation
from archive.models.list_import import Found
from archive.packaging import store
from archive.policies import packages as policies
from archive.policies.archivist import at_archive
from archive.queries.simulating import Ruling
from archive.states import DossierState, ListImportState, PlaceKind
from eoffice import audit, clock, jobs
from eoffice.organization.models import Unit
from eoffice.organization.officer import SYSTEM, Officer
from eoffice.writing import insert_if_new

Numbered = tuple[int, InactiveRow]


@dataclass
class Office:
    """What is known of the office while its list is taken over."""

    unit: Unit
    codes: dict[str, int]
    units: dict[str, int]
    ruling: Ruling
    boxes: dict[int, Box] = field(default_factory=dict)


def hand_in(office_id: int, upload: File, *, by: Officer) -> ListImport:
    """Hand a list in; its bytes are safe before its row is written, and it is read behind."""
    policies.may_take_in(by, office_id).enforce()
    kept = store.keep(upload)
    with transaction.atomic():
        office = Unit.objects.get(pk=office_id)
        by = at_archive(by, office_id)
        row = ListImport.objects.create(
            organization_id=office.root_id,
            office=office,
            storage_key=kept.key,
            sha256=kept.sha256,
            size=kept.size,
            source_name=(upload.name or "")[-250:],
            asked_at=clock.now(),
            asked_by_name=by.name,
            asked_from_id=by.position_id or None,
        )
        jobs.enqueue("read_old_list", row.pk)
        detail = {"list": row.pk, "sha256": kept.sha256}
        audit.record(ArchiveEvent.LIST_HANDED_IN, row, by=by, detail=detail, begins=True)
        return row


@transaction.atomic
def note_read(list_id: int, found: Found) -> None:
    """Every row was looked at."""
    row = ListImport.objects.locked(list_id)
    if row.state == ListImportState.READING:
        row.finish_reading(found=found)
        row.save(update_fields=["state", "total", *(one.name for one in fields(Found))])


@transaction.atomic
def begin(list_id: int, *, by: Officer) -> ListImport:
    """Take the good rows over; the work goes on behind."""
    row = ListImport.objects.locked(list_id)
    policies.may_take_in(by, row.office_id).enforce()
    row.begin()
    row.begun_at = clock.now()
    row.save(update_fields=["state", "begun_at", "preview"])
    jobs.enqueue("take_over_old_list", row.pk)
    detail = {"good": row.good, "bad": row.bad}
    by = at_archive(by, row.office_id)
    audit.record(ArchiveEvent.INACTIVE_IMPORTED, row, by=by, detail=detail)
    return row


@transaction.atomic
def discard(list_id: int, *, by: Officer) -> ListImport:
    """Do not take it over."""
    row = ListImport.objects.locked(list_id)
    policies.may_take_in(by, row.office_id).enforce()
    row.discard()
    row.ended_at = clock.now()
    row.save(update_fields=["state", "ended_at", "preview"])
    audit.record(ArchiveEvent.LIST_DISCARDED, row, by=at_archive(by, row.office_id))
    return row


@transaction.atomic
def fail(list_id: int, fault: str) -> None:
    """It cannot be read, or the work broke off for good; what was taken over stays."""
    row = ListImport.objects.locked(list_id)
    if row.state in (ListImportState.READING, ListImportState.TAKING_OVER):
        row.fail(fault=fault[:300])
        row.ended_at = clock.now()
        row.save(update_fields=["state", "fault", "ended_at"])


@transaction.atomic
def take_over(list_id: int, office: Office, rows: Sequence[Numbered]) -> bool:
    """Make dossiers of one portion; false when the list is not being taken over any more."""
    row = ListImport.objects.locked(list_id)
    if row.state != ListImportState.TAKING_OVER:
        return False
    fresh = [(number, line) for number, line in rows if number > row.last_row]
    if fresh:
        _make(row, office, fresh)
        row.last_row, row.done = fresh[-1][0], row.done + len(fresh)
        row.save(update_fields=["last_row", "done"])
    return True


@transaction.atomic
def finish(list_id: int) -> None:
    """All good rows are dossiers now."""
    row = ListImport.objects.locked(list_id)
    if row.state == ListImportState.TAKING_OVER:
        row.finish()
        row.ended_at = clock.now()
        row.save(update_fields=["state", "ended_at"])


def _make(row: ListImport, office: Office, fresh: Sequence[Numbered]) -> None:
    dossiers = [_dossier(row, office, line) for _number, line in fresh]
    by_year: dict[int, list[Dossier]] = defaultdict(list)
    for dossier in dossiers:
        by_year[dossier.year].append(dossier)
    for year, some in sorted(by_year.items()):
        last = numbers.take(DossierSeries, office.unit.pk, year, len(some))
        for at, dossier in enumerate(some, start=last - len(some) + 1):
            dossier.number = at
    for dossier in Dossier.objects.bulk_create(dossiers, batch_size=200):
        detail = {"list": row.pk} | kept_by(dossier)
        audit.record(DossierEvent.IMPORTED, dossier, by=SYSTEM, detail=detail, begins=True)


def _dossier(row: ListImport, office: Office, line: InactiveRow) -> Dossier:
    known = office.units.get(line.unit.casefold()) if line.unit else None
    strangers = [line.creator, "" if known else line.unit]
    dossier = Dossier(
        organization_id=row.organization_id,
        office_id=row.office_id,
        unit_id=known or row.office_id,
        creator_name=", ".join(filter(None, strangers))[:250],
        classification_id=office.codes.get(line.code),
        state=DossierState.INACTIVE,
        is_legacy=True,
        year=line.span_until.year,
        old_number=line.number,
        old_code="" if line.code in office.codes else line.code,
        opened_at=clock.now(),
        opened_by_name=row.asked_by_name,
        closed_on=line.span_until,
        trigger_on=line.span_until,
        folder_number=line.folder,
        box=_box(office, line),
    )
    for name in COPIED:
        setattr(dossier, name, getattr(line, name))
    _bind(dossier, office, line)
    return dossier


COPIED = (
    "title", "note", "span_from", "span_until", "copy_status", "quantity", "quantity_unit",
    "medium", "condition", "is_vital", "is_protected", "security", "active_years",
    "inactive_years", "final_action", "final_note",
)  # fmt: skip


def _bind(dossier: Dossier, office: Office, line: InactiveRow) -> None:
    """The terms of the list; where it names none, those of the schedule in force."""
    if line.active_years is None and (rule := office.ruling.rule(line.code)) is not None:
        dossier.rule = rule
        dossier.take_terms(rule.terms)
        dossier.is_vital = dossier.is_vital or rule.is_vital
        dossier.is_protected = dossier.is_protected or rule.is_protected
    dossier.take_dates(dossier.retention)


def _box(office: Office, line: InactiveRow) -> Box | None:
    """The box of this number; made where there is none yet."""
    if line.box is None:
        return None
    if line.box not in office.boxes:
        box = Box(
            organization_id=office.unit.root_id,
            office=office.unit,
            number=line.box,
            location=_place(office.unit, line),
            made_at=clock.now(),
        )
        insert_if_new(box)
        office.boxes[line.box] = Box.objects.get(office=office.unit, number=line.box)
    return office.boxes[line.box]


def _place(unit: Unit, line: InactiveRow) -> StorageLocation | None:
    """Room and shelf as the list calls them."""
    if not line.room:
        return None
    room = _named(unit, PlaceKind.ROOM, line.room, None)
    return _named(unit, PlaceKind.SHELF, line.shelf, room) if line.shelf else room


def _named(
    unit: Unit, kind: PlaceKind, code: str, above: StorageLocation | None
) -> StorageLocation:
    path = f"{above.path}/{code}" if above else code
    known = StorageLocation.objects.filter(office=unit, path__iexact=path)
    if there := known.first():
        return there
    place = StorageLocation(
        organization_id=unit.root_id, office=unit, parent=above, kind=kind, code=code, path=path
    )
    insert_if_new(place)
    return StorageLocation.objects.get(office=unit, path=path)
