"""When simulated letters come: over several years, in working hours, densely in the last days."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from eoffice.calendar import OfficeHours

YEARS = 4
RECENT_DAYS = 15
SHARE = RECENT_DAYS / (YEARS * 365)


def first_day(last: datetime) -> date:
    """The day on which the simulated past begins."""
    return last.date() - timedelta(days=YEARS * 365)


def recent(count: int, busy: int) -> int:
    """How many of so many letters come in the last days: at least so many that all are busy."""
    return min(count, max(busy, round(count * SHARE)))


def arrivals(
    count: int, late: int, last: datetime, hours: OfficeHours, dice: random.Random
) -> Iterator[datetime]:
    """So many instants, in order; `late` of them in the last days."""
    edge = last - timedelta(days=RECENT_DAYS)
    yield from _spread(count - late, first_day(last), edge.date(), last, hours, dice)
    yield from _spread(late, edge.date(), last.date() + timedelta(days=1), last, hours, dice)


def _spread(
    count: int,
    since: date,
    until: date,
    last: datetime,
    hours: OfficeHours,
    dice: random.Random,
) -> Iterator[datetime]:
    """Spread evenly over the working days from `since` to the day before `until`."""
    days = [since + timedelta(days=n) for n in range((until - since).days)]
    spans = [found for day in days if (found := hours.working_spans(day))]
    spans = [found for found in spans if found[0].start < last] or spans[:1]
    for index, found in enumerate(spans):
        first, after = index * count // len(spans), (index + 1) * count // len(spans)
        opens, closes = found[0].start, min(found[-1].end, last)
        length = max((closes - opens).total_seconds(), 60)
        moments = sorted(dice.random() * length for _ in range(after - first))
        yield from (opens.astimezone(UTC) + timedelta(seconds=int(moment)) for moment in moments)
