"""Give: dispose, forward, add receivers, send elsewhere, change the due date."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence import access, clocks
from correspondence.actions import once
from correspondence.models import IncomingLetter
from correspondence.states import ClockKind
from disposition.actions import holding, sheets
from disposition.actions.sheets import SheetData
from disposition.events import BranchEvent
from disposition.models import Disposition, DispositionSheet
from disposition.policies import branch as may
from disposition.policies import letter as may_letter
from disposition.states import BranchState, FollowUpKind
from eoffice import audit, jobs
from eoffice.errors import WrongState
from eoffice.organization.officer import Officer
from eoffice.writing import store


@transaction.atomic
def dispose(letter_id: int, data: SheetData, *, by: Officer, token: str = "") -> DispositionSheet:
    """Give the first disposition of a letter (or a further one) from the addressee's desk.

    Raises Refused for who may not or for a receiver out of reach, WrongState for a closed letter.
    """
    if earlier := once.claim(token, by=by):
        return DispositionSheet.objects.get(pk=earlier["sheet"])
    letter = IncomingLetter.objects.locked(letter_id)
    desk = may_letter.desk_for(by, letter)
    may_letter.may_dispose_from(desk, by).enforce()
    by = by.at(desk)
    if letter.state != "in_disposition":
        letter.put_in_disposition()
    sheet, branches = sheets.give(letter, None, data, by)
    store(letter, "state")
    clocks.stop_running(letter, ClockKind.FIRST_DISPOSITION, office_id=by.office_id)
    once.keep(token, by=by, sheet=sheet.pk)
    sheets.finish(letter, sheet, branches, data, by)
    return sheet


@transaction.atomic
def forward(branch_id: int, data: SheetData, *, by: Officer, token: str = "") -> DispositionSheet:
    """Dispose further down from the receiver's desk; the branch above is then being worked on."""
    if earlier := once.claim(token, by=by):
        return DispositionSheet.objects.get(pk=earlier["sheet"])
    letter, branch = holding.hold(branch_id)
    may.may_answer_for(by, branch).enforce()
    by = by.at(branch.position_id)
    holding.require_open_letter(letter)
    holding.begin(branch)
    holding.act(branch, by, "read_at", "accepted_at")
    if branch.arrival_id:
        clocks.stop_running(letter, ClockKind.FIRST_DISPOSITION, office_id=by.office_id)
    sheet, branches = sheets.give(letter, branch, data, by)
    once.keep(token, by=by, sheet=sheet.pk)
    sheets.finish(letter, sheet, branches, data, by)
    return sheet


@transaction.atomic
def add_receivers(sheet_id: int, to: tuple[int, ...], *, by: Officer) -> list[Disposition]:
    """Put a sheet that was already given before further desks."""
    letter_id = DispositionSheet.objects.values_list("letter_id", flat=True).get(pk=sheet_id)
    letter = IncomingLetter.objects.locked(letter_id)
    sheet = DispositionSheet.objects.select_related("parent").get(pk=sheet_id)
    may.may_add(by, sheet).enforce()
    by = by.at(sheet.steered_from)
    _go_on(letter, sheet.parent)
    branches = sheets.open_branches(letter, sheet, to)
    access.refresh(letter)
    sheets.tell(branches)
    detail = {"sheet": sheet.pk, "to": list(to)}
    audit.record(BranchEvent.ADDED, letter, by=by, detail=detail)
    return branches


@transaction.atomic
def send_elsewhere(branch_id: int, to: int, *, by: Officer, note: str = "") -> Disposition:
    """Send a branch that came back to another desk; binding after two returns of one sheet."""
    letter, declined = holding.hold(branch_id)
    may.may_steer(by, declined).enforce()
    by = by.at(declined.giver_id)
    if declined.state != BranchState.DECLINED or declined.replaced_by.exists():
        raise WrongState(_("This branch has already been sent on."))
    _go_on(letter, declined.parent)
    branch = sheets.open_branches(letter, declined.sheet, (to,), replaces=declined)[0]
    if note:
        holding.write(branch, FollowUpKind.DIRECTION, note, by)
    access.refresh(letter)
    sheets.tell([branch])
    detail = {"to": to, "note": audit.fingerprint(note) if note else ""}
    holding.trace(BranchEvent.SENT_ELSEWHERE, declined, by, **detail)
    return branch


@transaction.atomic
def change_due(branch_id: int, due_at: datetime, *, by: Officer) -> Disposition:
    """Move the due date of one branch; the receiver is told."""
    _letter, branch = holding.hold(branch_id)
    may.may_steer(by, branch).enforce()
    by = by.at(branch.giver_id)
    if not branch.is_open:
        raise WrongState(_("This branch has ended; its due date stays as it was."))
    old, branch.due_at, branch.warned_at, branch.overdue_told_at = branch.due_at, due_at, None, None
    holding.act(branch, by, "due_at", "warned_at", "overdue_told_at")
    jobs.enqueue("notify_due_changed", branch.pk)
    holding.trace(BranchEvent.DUE_CHANGED, branch, by, old=sheets.iso(old), new=sheets.iso(due_at))
    return branch


def _go_on(letter: IncomingLetter, parent: Disposition | None) -> None:
    """A further branch needs an open letter, and an open branch above it."""
    sheets.require_open_parent(parent)
    if letter.state != "in_disposition":
        letter.put_in_disposition()
        letter.save(update_fields=["state"])
