"""How long dispositions lay unread and how long they took to be done, per month and unit.

Counted in the working time of the office in which they were received. For reading nobody set a
time, so it has a median and no share; doing is in time when the report (or "understood") came
before the branch was due, and late when it is still open after that.

Working time is known to the calendar only, so every branch is read: that is done once in a while
for an office, and the report says when.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Q
from django.db.models.functions import TruncMonth

from disposition.models import Disposition
from disposition.states import OPEN, BranchState
from eoffice import clock
from eoffice.calendar import OfficeHours
from eoffice.organization.models import Position
from eoffice.pages.queries.service_time import (
    COUNTED_EVERY,
    DOING,
    READING,
    Cell,
    Timed,
    cell_of,
)

ENDED_BY_WORK = (BranchState.REPORTED, BranchState.DONE)


class Counted(NamedTuple):
    """The sums of an office, and when they were counted."""

    cells: list[Cell]
    at: datetime


class _Row(NamedTuple):
    """The times of one branch."""

    month: datetime
    position__unit__name: str
    position__unit__short_name: str
    state: str
    sent_at: datetime
    delivered_at: datetime | None
    read_at: datetime | None
    reported_at: datetime | None
    ended_at: datetime | None
    due_at: datetime | None

    @property
    def unit(self) -> str:
        """Where it was received."""
        return self.position__unit__short_name or self.position__unit__name


def counted(office_id: int, hours: Callable[[], OfficeHours], *, since: datetime) -> Counted:
    """The same as `cells`, counted anew every ten minutes at most."""

    def count() -> Counted:
        return Counted(cells(office_id, hours(), since=since), clock.now())

    found = cache.get_or_set(f"branch-time:{office_id}:{since.date()}", count, COUNTED_EVERY)
    return found or count()


def cells(office_id: int, hours: OfficeHours, *, since: datetime) -> list[Cell]:
    """Branches received at an office since then, by month, unit and what was timed."""
    seats = Position.objects.in_office(office_id).values("pk")
    rows = Disposition.objects.filter(position__in=seats, sent_at__gte=since)
    waits = Q(state__in=OPEN, delivered_at__isnull=False, due_at__lt=clock.now())
    rows = rows.filter(Q(read_at__isnull=False) | waits)
    found = rows.annotate(month=TruncMonth("sent_at")).values_list(*_Row._fields)
    sums: dict[tuple[date, str, str], list[Timed]] = defaultdict(list)
    for columns in found.iterator(chunk_size=5000):
        row = _Row(*columns)
        for kind, timed in _timed(row, hours, clock.now()):
            sums[row.month.date(), row.unit, kind].append(timed)
    return [cell_of(*key, values) for key, values in sorted(sums.items(), reverse=True)]


def _timed(row: _Row, hours: OfficeHours, now: datetime) -> Iterator[tuple[str, Timed]]:
    """What can be said of one branch; nothing of the work on what was declined or withdrawn."""
    if row.read_at is not None:
        yield READING, (_minutes(hours, row.delivered_at or row.sent_at, row.read_at), None)
    if row.state in ENDED_BY_WORK:
        done_at = row.reported_at or row.ended_at
        if row.read_at is not None and done_at is not None:
            in_time = done_at <= row.due_at if row.due_at else None
            yield DOING, (_minutes(hours, row.read_at, done_at), in_time)
    elif row.state in OPEN and row.due_at and row.due_at < now:
        yield DOING, (None, False)


def _minutes(hours: OfficeHours, start: datetime, end: datetime) -> int:
    return max(0, hours.elapsed(start, max(start, end)).seconds // 60)
