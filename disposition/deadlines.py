"""What the clock brings: due tomorrow, overdue, and due dates that move with the calendar."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from correspondence import clocks
from correspondence.events import LetterEvent
from correspondence.models import IncomingLetter
from correspondence.states import IncomingState
from disposition.models import Disposition
from disposition.queries.trays import AT_WORK
from disposition.telling import tell_desk
from eoffice import audit, clock
from eoffice.calendar import OfficeHours
from eoffice.organization.calendars import hours_of
from eoffice.organization.models import Unit
from eoffice.organization.officer import SYSTEM

AT_ONCE = 500
FAR_ENOUGH = timedelta(days=14)
UNDER_WAY = (IncomingState.REGISTERED, IncomingState.IN_DISPOSITION)


def warn_of_deadlines() -> int:
    """Tell of branches due on the next working day and of those overdue; each once per due date."""
    now = clock.now()
    return sum(1 for _ in _overdue(now)) + sum(1 for _ in _due_next_day(now))


def move_due_dates(office_id: int) -> int:
    """A holiday or other hours were entered late: compute the open due dates of an office anew."""
    office = Unit.objects.get(pk=office_id)
    letters = IncomingLetter.objects.filter(state__in=UNDER_WAY, clocks__office=office)
    moved = 0
    for pk in letters.order_by("pk").values_list("pk", flat=True).distinct():
        moved += _move_letter(pk, office)
    return moved


def _open_before(moment: datetime) -> QuerySet[Disposition]:
    """What is due before a moment and still to be done; what is reported waits for its giver."""
    rows = Disposition.objects.filter(state__in=AT_WORK).delivered().filter(due_at__lt=moment)
    return rows.select_related("letter", "position__unit", "giver").order_by("due_at", "pk")


def _overdue(now: datetime) -> Iterator[Disposition]:
    for branch in _open_before(now).filter(overdue_told_at=None)[:AT_ONCE]:
        for desk in dict.fromkeys((branch.position_id, branch.giver_id)):
            tell_desk(branch, "overdue", desk, occurrence=branch.due_at)
        Disposition.objects.filter(pk=branch.pk).update(overdue_told_at=now)
        yield branch


def _due_next_day(now: datetime) -> Iterator[Disposition]:
    soon = _open_before(now + FAR_ENOUGH).filter(due_at__gte=now, warned_at=None)
    for branch in soon[:AT_ONCE]:
        hours = hours_of(branch.position.unit)
        if branch.due_at is None or branch.due_at > _end_of_next_day(hours, now):
            continue
        tell_desk(branch, "due_tomorrow", branch.position_id, occurrence=branch.due_at)
        Disposition.objects.filter(pk=branch.pk).update(warned_at=now)
        yield branch


def _end_of_next_day(hours: OfficeHours, now: datetime) -> datetime:
    """The close of the next working day after today."""
    day = hours.date_of(now) + timedelta(days=1)
    for _ in range(FAR_ENOUGH.days):
        if hours.is_working_day(day):
            break
        day += timedelta(days=1)
    return hours.closing_on_or_before(day)


@transaction.atomic
def _move_letter(pk: int, office: Unit) -> bool:
    letter = IncomingLetter.objects.locked(pk)
    old = letter.due_at
    due = clocks.move_answer(letter, office=office)
    if due is None or due.at == old or office.pk != letter.office_id:
        return False
    letter.due_at, letter.due_reason = due.at, due.why.as_json()
    letter.save(update_fields=["due_at", "due_reason"])
    kept = Q(due_at=old)  # a date that a giver chose stays
    branches = letter.dispositions.open().filter(kept)
    for branch in branches.select_related("letter", "position", "giver"):
        tell_desk(branch, "due_moved", branch.position_id, occurrence=due.at)
    branches.update(due_at=due.at, warned_at=None, overdue_told_at=None)
    changes = {"due_at": [old.isoformat() if old else "", due.at.isoformat()]}
    audit.record(LetterEvent.DUE_MOVED, letter, by=SYSTEM, changes=changes)
    return True
