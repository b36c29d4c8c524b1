"""What the clock brings: due today or tomorrow, overdue. What moves a date is in `moving_due`."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from disposition.models import Disposition
from disposition.queries.trays import AT_WORK
from disposition.telling import tell_desk
from eoffice import clock
from eoffice.calendar.soon import SOON_AT_MOST, end_of_next_day
from eoffice.organization.calendars import hours_of

AT_ONCE = 500


def warn_of_deadlines() -> int:
    """Tell of branches due by the end of the next working day and of those overdue, each once."""
    now = clock.now()
    return sum(1 for _ in _overdue(now)) + sum(1 for _ in _due_next_day(now))


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
    soon = _open_before(now + SOON_AT_MOST).filter(due_at__gte=now, warned_at=None)
    for branch in soon[:AT_ONCE]:
        hours = hours_of(branch.position.unit)
        if branch.due_at is None or branch.due_at > end_of_next_day(hours, now):
            continue
        is_today = hours.date_of(branch.due_at) == hours.date_of(now)
        kind = "due_today" if is_today else "due_tomorrow"
        tell_desk(branch, kind, branch.position_id, occurrence=branch.due_at)
        Disposition.objects.filter(pk=branch.pk).update(warned_at=now)
        yield branch
