"""What a line of the tray shows, decided once in Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from correspondence.desks import recording_offices
from correspondence.models import Scan
from correspondence.queries import tray
from correspondence.states import ScanState
from eoffice.documents.progress import ProgressRow, rows_of
from eoffice.documents.states import FileState, ReceivedVia
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class TrayRow:
    """One scan of the tray."""

    pk: int
    name: str
    progress: ProgressRow
    received_at: datetime
    received_by: str
    came_from: str
    office: str
    may_record: bool
    may_discard: bool
    may_restore: bool
    is_secret: bool
    has_draft: bool
    is_splitting: bool
    held_by: str
    held_since: datetime | None
    held_by_me: bool
    skip_reason: str
    discard_reason: str
    same_as: str | None
    is_signed_paper: bool

    @property
    def url(self) -> str:
        """Where the scan is opened."""
        return reverse("intake:record" if self.may_record else "intake:scan", args=[self.pk])


def rows_for(found: Iterable[Scan], *, officer: Officer) -> list[TrayRow]:
    """The rows of a page, in three queries however many there are."""
    scans = list(found)
    progress = {row.pk: row for row in rows_of([scan.file for scan in scans])}
    same = tray.same_bytes(officer, scans)
    offices = {scan.office_id for scan in scans}
    return [
        _row(scan, progress[scan.file_id], same.get(scan.pk), officer, several=len(offices) > 1)
        for scan in scans
    ]


def _row(
    scan: Scan, progress: ProgressRow, same: str | None, officer: Officer, *, several: bool
) -> TrayRow:
    waits = scan.state == ScanState.WAITING
    held = waits and tray.is_held(scan)
    readable = scan.file.state in (FileState.READY, FileState.RECEIVED)
    return TrayRow(
        pk=scan.pk,
        name=scan.file.name,
        progress=progress,
        received_at=scan.received_at,
        received_by=scan.received_by.name if scan.received_by else "",
        came_from=_office_that_sent(scan),
        office=str(scan.office) if several else "",
        may_record=waits and readable and scan.office_id in recording_offices(officer),
        may_discard=waits,
        may_restore=scan.state == ScanState.DISCARDED,
        is_secret=scan.hidden_by_id is not None,
        has_draft=bool(scan.draft) and not _splitting(scan),
        is_splitting=_splitting(scan),
        held_by=scan.claimed_by.name if held and scan.claimed_by else "",
        held_since=scan.claimed_at if held else None,
        held_by_me=held and scan.claimed_by_id == officer.user_id,
        skip_reason=scan.skip_reason,
        discard_reason=scan.discard_reason,
        same_as=same,
        is_signed_paper=waits and scan.letter_id is not None,
    )


def _splitting(scan: Scan) -> bool:
    return "split_ranges" in scan.draft


def _office_that_sent(scan: Scan) -> str:
    """The office of this installation from whose letters it came; empty for every other paper."""
    return str(scan.draft.get("sender", "")) if scan.via == ReceivedVia.PARTNER else ""
