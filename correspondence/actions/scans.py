"""The tray: taking scans in, and what a clerk does with one before it becomes a letter."""

from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from correspondence.actions import dispatching
from correspondence.desk_events import DeskEvent
from correspondence.desks import at_desk, desk_offices
from correspondence.models import Letter, Scan
from correspondence.policies import desk as policies
from correspondence.queries.tray import is_held_by_other
from correspondence.states import ScanState
from eoffice import audit, clock
from eoffice.documents import actions as documents
from eoffice.documents import vault
from eoffice.documents.states import FileUse, ReceivedVia
from eoffice.errors import OfficeError, Refused, WrongState
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer


class Claimed(WrongState):
    """Another clerk works on this scan."""

    sentence = _("Another clerk is working on this scan. Take it over only after asking.")


class WaitsNoMore(WrongState):
    """It was recorded, split or set aside meanwhile."""

    sentence = _("This scan does not wait in the tray any more.")


class NoReason(OfficeError):
    """What is skipped or set aside has to be explained."""

    status = 422
    sentence = _("Write the reason, so that the others at the desk understand it.")


def receive_scan(
    upload: File, *, by: Officer, via: str = ReceivedVia.UPLOAD, office_id: int | None = None
) -> Scan:
    """Make the bytes safe, then put the scan into the tray of the clerk's office.

    Call it outside a transaction: "received" is only true once the bytes are on storage.
    """
    office_id = office_id or _own_tray(by)
    policies.may_take_in(by, office_id).enforce()
    stored = vault.keep(upload)
    return _put_in_tray(stored, upload.name or "", by=by, via=via, office_id=office_id)


def _own_tray(by: Officer) -> int:
    """The desk that is in use now, or else the first one that this person serves."""
    served = desk_offices(by)
    if not served:
        raise Refused(_("Only an intake desk puts scans into its tray."))
    return by.office_id if by.office_id in served else min(served)


@transaction.atomic
def _put_in_tray(
    stored: vault.StoredBytes, name: str, *, by: Officer, via: str, office_id: int
) -> Scan:
    office = Unit.objects.get(pk=office_id)
    by = at_desk(by, office_id)
    file = documents.register(
        stored, name=name, by=by, office=office, use=FileUse.LETTER, via=ReceivedVia(via)
    )
    return Scan.objects.create(
        office=office, file=file, received_at=clock.now(), received_by_id=by.user_id, via=via
    )  # in the trail it is the receipt of its file, which `register` has recorded


@transaction.atomic
def claim(scan_id: int, *, by: Officer, take_over: bool = False) -> Scan:
    """Say that one works on it, so that nobody else begins; seen by all."""
    scan = _held(scan_id, by)
    _must_wait(scan)
    if is_held_by_other(scan, by) and not take_over:
        raise Claimed
    scan.claimed_by_id, scan.claimed_at = by.user_id, clock.now()
    scan.save(update_fields=["claimed_by", "claimed_at"])
    return scan


@transaction.atomic
def release_claim(scan_id: int, *, by: Officer) -> Scan:
    """Leave it to the others again."""
    scan = _held(scan_id, by)
    if scan.claimed_by_id == by.user_id:
        scan.claimed_by_id = scan.claimed_at = None
        scan.save(update_fields=["claimed_by", "claimed_at"])
    return scan


@transaction.atomic
def mark_secret(scan_id: int, *, by: Officer) -> Scan:
    """Hide the scan from the other clerks at once; whoever marked it goes on with it."""
    scan = _held(scan_id, by)
    _must_wait(scan)
    scan.hidden_by_id, scan.claimed_by_id, scan.claimed_at = by.user_id, by.user_id, clock.now()
    scan.save(update_fields=["hidden_by", "claimed_by", "claimed_at"])
    audit.record(DeskEvent.SCAN_HIDDEN, scan, by=at_desk(by, scan.office_id))
    return scan


@transaction.atomic
def skip(scan_id: int, *, reason: str, by: Officer) -> Scan:
    """Leave it in its place and go on with the next; the reason is shown to all."""
    scan = _held(scan_id, by)
    _must_wait(scan)
    scan.skip_reason = reason[:200]
    scan.claimed_by_id = scan.claimed_at = None
    scan.save(update_fields=["skip_reason", "claimed_by", "claimed_at"])
    detail = {"reason": audit.fingerprint(reason)}
    audit.record(DeskEvent.SCAN_SKIPPED, scan, by=_at(by, scan), detail=detail)
    return scan


@transaction.atomic
def save_draft(scan_id: int, draft: dict[str, Any], *, by: Officer) -> Scan:
    """Keep what was typed so far; it is shown to whoever goes on with the scan."""
    scan = _held(scan_id, by)
    _must_wait(scan)
    scan.draft = draft
    scan.save(update_fields=["draft"])
    return scan


@transaction.atomic
def discard(scan_id: int, *, reason: str, by: Officer) -> Scan:
    """Set aside what is no letter. Nothing is deleted; it can be put back."""
    scan = _held(scan_id, by)
    scan.discard(reason=reason[:200])
    return _set_aside(scan, DeskEvent.SCAN_DISCARDED, by, reason=audit.fingerprint(reason))


@transaction.atomic
def discard_as_same(scan_id: int, letter: Letter, *, by: Officer) -> Scan:
    """The letter was recorded before: set the scan aside, and say in it that it came again."""
    scan = _held(scan_id, by)
    sentence = _("Same letter as agenda %(number)s") % {"number": letter.agenda_number}
    scan.discard(reason=str(sentence)[:200])
    _set_aside(scan, DeskEvent.SCAN_SAME, by, letter=letter.pk)
    audit.record(DeskEvent.CAME_AGAIN, letter, by=_at(by, scan), detail={"file": scan.file_id})
    return scan


@transaction.atomic
def restore(scan_id: int, *, by: Officer) -> Scan:
    """It was a letter after all."""
    scan = _held(scan_id, by)
    scan.restore()
    scan.save(update_fields=["state", "discard_reason"])
    audit.record(DeskEvent.SCAN_RESTORED, scan, by=_at(by, scan))
    return scan


def _set_aside(scan: Scan, event: str, by: Officer, **detail: Any) -> Scan:
    scan.claimed_by_id = scan.claimed_at = None
    if scan.via == ReceivedVia.PARTNER:
        dispatching.refuse(scan, problem=scan.discard_reason, by=by)
    scan.draft = {}
    scan.save(update_fields=["state", "discard_reason", "draft", "claimed_by", "claimed_at"])
    audit.record(event, scan, by=_at(by, scan), detail=detail)
    return scan


def _held(scan_id: int, by: Officer) -> Scan:
    """The first two beats of every verb: lock the row, then ask whether this clerk may."""
    scan = Scan.objects.locked(scan_id)
    policies.may_handle(by, scan).enforce()
    return scan


def _must_wait(scan: Scan) -> None:
    if scan.state != ScanState.WAITING:
        raise WaitsNoMore


def _at(by: Officer, scan: Scan) -> Officer:
    return at_desk(by, scan.office_id)
