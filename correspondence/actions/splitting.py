"""Splitting a scan of several letters: asked for at the desk, cut by a worker, put in its place."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from correspondence.desk_events import DeskEvent
from correspondence.desks import at_desk
from correspondence.models import Scan
from correspondence.policies import desk as policies
from correspondence.states import ScanState
from eoffice import audit, jobs
from eoffice.documents import actions as documents
from eoffice.documents import vault
from eoffice.documents.states import FileState, FileUse, ReceivedVia
from eoffice.errors import OfficeError, WrongState
from eoffice.organization.officer import SYSTEM, Officer

Range = tuple[int, int]
SPLITTING = "split_ranges"


class RangesDoNotFit(OfficeError):
    """The pages named are not those of the scan, or a page is named twice or not at all."""

    status = 422
    sentence = _(
        "Every page belongs to exactly one part, in order. Write for example: 1-2, 3, 4-6."
    )


def check_ranges(ranges: list[Range], pages: int) -> None:
    """Raise `RangesDoNotFit` unless the ranges cover all pages once, in order."""
    named = [page for first, last in ranges for page in range(first, min(last, pages) + 1)]
    if len(ranges) < 2 or any(first > last for first, last in ranges):
        raise RangesDoNotFit
    if named != list(range(1, pages + 1)) or ranges[-1][1] != pages:
        raise RangesDoNotFit


@transaction.atomic
def ask_split(scan_id: int, ranges: list[Range], *, by: Officer) -> Scan:
    """Ask for the parts; the scan stays in its place until a worker has made them."""
    scan = Scan.objects.select_related("file").locked(scan_id)
    policies.may_handle(by, scan).enforce()
    if scan.state != ScanState.WAITING or scan.file.state != FileState.READY:
        raise WrongState(_("Only a scan that is ready and waits in the tray can be split."))
    check_ranges(ranges, scan.file.pages)
    scan.draft = {SPLITTING: ranges}
    scan.save(update_fields=["draft"])
    jobs.enqueue("split_scan", scan.pk)
    by = at_desk(by, scan.office_id)
    audit.record(DeskEvent.SCAN_SPLIT, scan, by=by, detail={"ranges": ranges})
    return scan


@transaction.atomic
def put_parts(scan_id: int, parts: list[tuple[Range, vault.StoredBytes]]) -> list[Scan]:
    """Put the parts where the scan lay; nothing when it was split or recorded meanwhile."""
    scan = Scan.objects.select_related("file", "office").locked(scan_id)
    if scan.state != ScanState.WAITING or SPLITTING not in scan.draft:
        return []
    scan.split()
    scan.draft = {}
    scan.save(update_fields=["state", "draft"])
    return [_part(scan, pages, stored) for pages, stored in parts]


def _part(scan: Scan, pages: Range, stored: vault.StoredBytes) -> Scan:
    stem = scan.file.name.rsplit(".", 1)[0]
    name = f"{stem} ({pages[0]}-{pages[1]}).pdf"
    file = documents.register(
        stored,
        name=name,
        by=SYSTEM,
        office=scan.office,
        use=FileUse.LETTER,
        via=ReceivedVia.SPLIT,
    )
    return Scan.objects.create(
        office=scan.office,
        file=file,
        received_at=scan.received_at,
        received_by_id=scan.received_by_id,
        via=ReceivedVia.SPLIT,
        hidden_by_id=scan.hidden_by_id,
        parent=scan,
        first_page=pages[0],
        last_page=pages[1],
    )
