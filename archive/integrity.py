"""Proof of integrity: rounds of re-hashing over all files, and what became of the faults.

A round goes from the oldest file to the newest in small portions, one at a turn, and goes on where
it stopped. When a round has ended, the next begins after `ROUND_EVERY`. Runs in the worker.
"""

import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from archive import disposal_telling
from archive.events import ArchiveEvent
from archive.models import FileFault, IntegrityCheck
from archive.states import FaultKind, FaultState
from archive.ties import ENDED
from correspondence import access
from correspondence.models import Letter, LetterAccess
from eoffice import audit, clock, jobs
from eoffice.documents.models import StoredFile
from eoffice.documents.proving import Finding, prove
from eoffice.documents.states import FileState
from eoffice.organization.officer import SYSTEM

PORTION, SECONDS, BYTES = 200, 20.0, 512 * 1024 * 1024
REFRESHED = 200


def round_every() -> timedelta:
    """How long after the end of a round the next one begins."""
    return timedelta(days=settings.INTEGRITY_ROUND_DAYS)


def go_on() -> None:
    """Look at the next portion; begin a round when it is time, end it after the last file."""
    current = _current_round()
    if current is None:
        return
    begun, read = time.monotonic(), 0
    files = StoredFile.objects.with_bytes().exclude(state=FileState.RECEIVED)
    for file in files.filter(pk__gt=current.last_file).order_by("pk")[:PORTION]:
        found = look_at(file.pk, current)
        _note(current, file.pk, is_fault=found in FAULTS or found in MENDED)
        read += file.size
        if time.monotonic() - begun > SECONDS or read > BYTES:
            break
    if not files.filter(pk__gt=current.last_file).exists():
        _end(current)


FAULTS = {Finding.CHANGED: FaultKind.CHANGED, Finding.MISSING: FaultKind.MISSING}
MENDED = {Finding.REPAIRED: FaultKind.CHANGED, Finding.BROUGHT_BACK: FaultKind.MISSING}


def look_at(file_id: int, check: IntegrityCheck | None = None) -> Finding | None:
    """Look at one file now: report it when it is faulty, close its fault when it is whole. One that
    could be put right at once is told of too: somebody altered it, or a disk begins to fail."""
    file = StoredFile.objects.with_bytes().filter(pk=file_id).first()
    if file is None:
        return None
    found = prove(file)
    if kind := (FAULTS | MENDED).get(found):
        _report(file, kind, check)
    if found not in FAULTS:
        _close(file)
    return found


def file_recorded(event: str, file_id: int) -> None:
    """A file was found altered when it was read: the fault is reported by a job."""
    if event == "file.damaged":
        jobs.enqueue("report_file_fault", file_id)


def refresh_closed(after: int) -> None:
    """Letters that were closed before the archive existed get the rows of its archivists; a
    portion at a time, from this letter on."""
    rows = LetterAccess.objects.filter(letter=OuterRef("pk"), audience__startswith="archivist:")
    waiting = Letter.objects.filter(state__in=ENDED, pk__gt=after).filter(~Exists(rows))
    pks = list(waiting.order_by("pk").values_list("pk", flat=True)[:REFRESHED])
    for pk in pks:
        with transaction.atomic():
            access.refresh(Letter.objects.locked(pk))
    if pks:
        jobs.enqueue("refresh_closed_letters", pks[-1])


@transaction.atomic
def _current_round() -> IntegrityCheck | None:
    running = IntegrityCheck.objects.filter(is_running=True).first()
    if running:
        return running
    last = IntegrityCheck.objects.order_by("-pk").first()
    if last and last.ended_at and clock.now() < last.ended_at + round_every():
        return None
    return IntegrityCheck.objects.create(begun_at=clock.now())


@transaction.atomic
def _note(current: IntegrityCheck, file_id: int, *, is_fault: bool) -> None:
    current.last_file = file_id
    current.checked += 1
    current.faults_found += is_fault
    current.save(update_fields=["last_file", "checked", "faults_found"])


@transaction.atomic
def _end(current: IntegrityCheck) -> None:
    current.is_running, current.ended_at = False, clock.now()
    current.save(update_fields=["is_running", "ended_at"])


@transaction.atomic
def _report(file: StoredFile, kind: str, check: IntegrityCheck | None) -> None:
    """Once for each fault; people are told, and the trail of the file."""
    if FileFault.objects.filter(file=file, state=FaultState.FOUND).exists():
        return
    fault = FileFault.objects.create(
        organization_id=file.organization_id,
        office_id=file.office_id,
        file=file,
        check_round=check,
        kind=kind,
        found_at=clock.now(),
    )
    disposal_telling.tell_of_fault(fault)
    detail = {"kind": kind, "sha256": file.sha256}
    audit.record(ArchiveEvent.FAULT_FOUND, fault, by=SYSTEM, detail=detail)


@transaction.atomic
def _close(file: StoredFile) -> None:
    fault = FileFault.objects.filter(file=file, state=FaultState.FOUND).first()
    if fault is None:
        return
    fault = FileFault.objects.locked(fault.pk)
    fault.repair()
    fault.ended_at, fault.ended_by_name = clock.now(), SYSTEM.name
    fault.save(update_fields=["state", "ended_at", "ended_by_name"])
    audit.record(ArchiveEvent.FAULT_REPAIRED, fault, by=SYSTEM, detail={"sha256": file.sha256})
