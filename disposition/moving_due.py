"""Due dates of branches that follow the letter's: after a correction, or a late change of the
calendar. Called inside a transaction with the letter locked; each receiver is told.

A date is *derived* when nobody chose it: the sheet took the letter's, or the nearest day because
that one had passed, and the branch still has it.
"""

from datetime import datetime

from django.db import transaction

from correspondence.events import LetterEvent
from correspondence.models import IncomingLetter, Letter, Recipient, ServiceClock
from correspondence.recomputing import recompute
from correspondence.states import ClockKind, IncomingState, RecipientRole
from disposition.events import BranchEvent
from disposition.models import Disposition, DispositionSheet
from disposition.nested_promises import settle_nested
from disposition.proposed import Moved, follow_proposed
from disposition.telling import tell_desk, tell_of_letter
from eoffice import audit, jobs
from eoffice.calendar.due import BY_GIVER, BY_LATENESS
from eoffice.organization.officer import SYSTEM, Officer

STANDING = (IncomingState.REGISTERED, IncomingState.IN_DISPOSITION, IncomingState.RETURNED)


def follow_correction(letter: Letter, old: datetime | None, by: Officer) -> None:
    """The letter was corrected and is due at another time: derived dates of open branches follow.

    A date that a person chose stays, for the giver's word comes before the rule of the urgency
    (domain 2.4); but the letter is due at the earliest of event, sender's deadline and urgency
    (house 7). So where the letter is due earlier now, a chosen date after it is drawn back to it:
    nobody works on an answer for which it is too late. A later due time moves no chosen date.
    """
    settle_nested(letter)
    moved = _moved(letter, old, draws_back=True)
    for branch, _old in moved:
        if branch.delivered_at is not None:
            jobs.enqueue("notify_due_changed", branch.pk)
    if moved:
        first = moved[0]
        detail = {
            "branches": [branch.pk for branch, _old in moved],
            "old": _iso(first.old),
            "new": _iso(first.branch.due_at),
        }
        audit.record(BranchEvent.DUE_CHANGED, letter, by=by, detail=detail)


def move_due_dates(office_id: int) -> int:
    """A holiday or other hours were entered late: compute what is open at an office anew.

    Both running clocks of its letters move (first disposition, answer) and the derived dates of
    open branches, also those that were proposed for a letter without an answer; a date that a
    person chose stays, and so does everything that is closed.
    Safe to repeat: what moved already does not move again. Returns how many letters moved.
    """
    standing = IncomingLetter.objects.filter(state__in=STANDING)
    timed = standing.filter(clocks__office=office_id, clocks__stopped_at=None)
    proposed = Disposition.objects.open().filter(sheet__office=office_id).exclude(due_at=None)
    proposed = standing.filter(due_at=None, pk__in=proposed.values("letter"))
    ids = {*timed.values_list("pk", flat=True), *proposed.values_list("pk", flat=True)}
    return sum(_move_letter(pk, office_id) for pk in sorted(ids))


@transaction.atomic
def _move_letter(pk: int, office_id: int) -> bool:
    letter = IncomingLetter.objects.locked(pk)
    if letter.state not in STANDING:
        return False
    old, clocks = letter.due_at, recompute(letter, office_id=office_id)
    if letter.due_at != old:
        letter.save(update_fields=["due_at", "due_reason"])
    branches = _moved(letter, old, draws_back=False)
    if not clocks and not branches:
        return False
    for branch, _old in branches:
        tell_desk(branch, "due_moved", branch.position_id, occurrence=branch.due_at)
    for seat in _who_waits_for(clocks, letter):
        tell_of_letter(letter, "due_moved", seat, occurrence=clocks[0].due_at)
    changes = {"due_at": [_iso(old), _iso(letter.due_at)]} if old != letter.due_at else {}
    detail = {"office": office_id, "clocks": sorted(row.kind for row in clocks)}
    audit.record(LetterEvent.DUE_MOVED, letter, by=SYSTEM, changes=changes, detail=detail)
    return True


def _moved(letter: Letter, old: datetime | None, *, draws_back: bool) -> list[Moved]:
    """The branches that follow the letter's own due time, or what is proposed without one."""
    if letter.due_at is None and old is None:
        return follow_proposed(letter)
    return _follow(letter, old, draws_back=draws_back) if letter.due_at != old else []


def _follow(letter: Letter, old: datetime | None, *, draws_back: bool) -> list[Moved]:
    """Move the open branches that follow, with their sheets' explanation; which those were."""
    open_branches = letter.dispositions.open().select_related("letter", "sheet", "position")
    moved = []
    for branch in open_branches.order_by("pk"):
        if _stays_late(branch, letter):
            continue
        if _is_derived(branch, old) or (draws_back and _is_too_late(branch, letter, old)):
            moved.append(Moved(branch, branch.due_at))
            branch.due_at, branch.warned_at, branch.overdue_told_at = letter.due_at, None, None
            branch.save(update_fields=["due_at", "warned_at", "overdue_told_at"])
    sheets = DispositionSheet.objects.filter(pk__in={branch.sheet_id for branch, _old in moved})
    sheets.update(due_at=letter.due_at, due_reason=letter.due_reason)
    return moved


def _is_derived(branch: Disposition, old: datetime | None) -> bool:
    if _was_late(branch):
        return branch.due_at == branch.sheet.due_at
    return branch.due_at == old and branch.sheet.due_reason.get("basis") != BY_GIVER


def _is_too_late(branch: Disposition, letter: Letter, old: datetime | None) -> bool:
    now = letter.due_at
    if now is None or branch.due_at is None or (old is not None and now >= old):
        return False
    return branch.due_at > now


def _stays_late(branch: Disposition, letter: Letter) -> bool:
    """Given after its time limit, and the new one lies before the giving as well."""
    given_late = letter.due_at is not None and letter.due_at <= branch.sheet.given_at
    return given_late and _was_late(branch)


def _was_late(branch: Disposition) -> bool:
    return branch.sheet.due_reason.get("basis") == BY_LATENESS


def _who_waits_for(clocks: list[ServiceClock], letter: IncomingLetter) -> list[int]:
    """The desks whose turn it is: of the first disposition, its addressees; those of a branch
    hear of their own date."""
    turns = [row for row in clocks if row.kind == ClockKind.FIRST_DISPOSITION]
    to = Recipient.objects.current().filter(letter=letter, role=RecipientRole.TO)
    seats: list[int] = []
    for row in turns:
        if row.office_id == letter.office_id:
            seats += to.values_list("position_id", flat=True)
        else:
            here = letter.dispositions.open().delivered().filter(arrival__office=row.office_id)
            seats += here.values_list("position_id", flat=True)
    return list(dict.fromkeys(seats))


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
