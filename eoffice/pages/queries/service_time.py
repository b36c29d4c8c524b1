"""What `/reports/service-time/` sums: the three promises of letters, as cells that others use too.

What is over counts, and what still runs after its time: nobody looks better for letting it lie.
The times of dispositions are counted in `branch_time`, in the same cells.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from statistics import median

from django.core.cache import cache
from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import Coalesce, RowNumber, TruncMonth
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from correspondence.models import ServiceClock
from correspondence.states import ClockKind
from eoffice import clock
from eoffice.calendar import WorkingDuration
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

MONTHS = 12
CELL = ("month", "unit", "unit__name", "unit__short_name", "kind")
COUNTED_EVERY = 600
"""Seconds for which the sums on the home page may be old."""
READING, DOING = "reading", "doing"
"""What is timed of a disposition, beside the three promises of a letter."""
KINDS = [*ClockKind.values, READING, DOING]
Timed = tuple[int | None, bool | None]
"""Minutes, where it is over; and whether it was in time, where a time was set."""
WORDS = {READING: _("Disposition read"), DOING: _("Disposition done")}


@dataclass(frozen=True, slots=True)
class Cell:
    """One promise of one unit in one month."""

    month: date
    unit: str
    kind: str
    count: int
    in_time: int
    median_minutes: int | None
    """Nothing while none of them is over."""
    judged: int
    """How many of them had a time to be kept."""

    @property
    def share(self) -> int | None:
        """The share in time, in per cent; nothing where no time was set."""
        return round(100 * self.in_time / self.judged) if self.judged else None

    @property
    def median(self) -> WorkingDuration | None:
        """The median as working time, for the reader."""
        return None if self.median_minutes is None else WorkingDuration(self.median_minutes * 60)

    @property
    def label(self) -> str:
        """The promise in words."""
        return word_of(self.kind)


def word_of(kind: str) -> str:
    """What was timed, in words."""
    return str(WORDS[kind] if kind in WORDS else ClockKind(kind).label)


def offices_open_to(officer: Officer) -> QuerySet[Unit]:
    """The offices whose sums this officer may read: those in which he has a desk."""
    return Unit.objects.filter(pk__in=officer.office_ids).order_by("name")


def first_month(now: datetime) -> datetime:
    """The beginning of the first of the months that are told, this one being the last."""
    wall = timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    years, month = divmod(wall.month - MONTHS, 12)
    return wall.replace(year=wall.year + years, month=month + 1)


def cells(office_id: int, *, since: datetime) -> list[Cell]:
    """The clocks of an office by month, unit and kind; masked letters count like all others."""
    rows = _told(office_id, since, clock.now())
    rows = rows.annotate(month=TruncMonth("started_at"), took=Coalesce("minutes", 0))
    in_time = Count("pk", filter=Q(in_time=True))
    sums = rows.order_by().values(*CELL).annotate(count=Count("pk"), kept=in_time)
    middles = _middles(rows)
    found = [
        Cell(
            month.date(), short or name, kind, count, kept, middles.get((month, unit, kind)), count
        )
        for month, unit, name, short, kind, count, kept in sums.values_list(*CELL, "count", "kept")
    ]
    return sorted(found, key=lambda cell: (cell.month, cell.unit, cell.kind), reverse=True)


def _told(office_id: int, since: datetime, now: datetime) -> QuerySet[ServiceClock]:
    """Clocks that have stopped, and those that run on after their time."""
    rows = ServiceClock.objects.filter(office=office_id, started_at__gte=since)
    return rows.filter(Q(stopped_at__isnull=False) | Q(due_at__lt=now))


def _middles(rows: QuerySet[ServiceClock]) -> dict[tuple[datetime, int, str], int]:
    """The median of each cell: the database sorts, and only the one or two in the middle come."""
    cell = ("month", "unit", "kind")
    placed = rows.filter(stopped_at__isnull=False).annotate(
        place=Window(RowNumber(), partition_by=cell, order_by=("took", "pk")),
        size=Window(Count("pk"), partition_by=cell),
    )
    middle = placed.annotate(twice=F("place") * 2).filter(
        twice__gte=F("size"), twice__lte=F("size") + 2
    )
    found: dict[tuple[datetime, int, str], list[int]] = defaultdict(list)
    for *key, took in middle.order_by().values_list(*cell, "took"):
        found[tuple(key)].append(took)
    return {key: round(median(values)) for key, values in found.items()}


def totals(found: list[Cell]) -> list[Cell]:
    """The same by month and kind over all units, for the chart; without medians."""
    sums: dict[tuple[date, str], list[Cell]] = defaultdict(list)
    for cell in found:
        sums[cell.month, cell.kind].append(cell)
    return [_total(month, kind, rows) for (month, kind), rows in sorted(sums.items())]


def this_month(officer: Officer, now: datetime) -> list[Cell]:
    """The share in time of the last thirty days at the current desk's office, for its head's home.

    Counted anew every ten minutes at most: it reads every letter of the month. Without medians.
    """
    key = f"service-time:{officer.office_id}:{now.date()}"
    return cache.get_or_set(key, partial(_last_days, officer.office_id, now), COUNTED_EVERY) or []


def _last_days(office_id: int, now: datetime) -> list[Cell]:
    rows = _told(office_id, now - timedelta(days=30), now)
    kept = Count("pk", filter=Q(in_time=True))
    sums = rows.order_by().values("kind").annotate(count=Count("pk"), kept=kept)
    found = {kind: rest for kind, *rest in sums.values_list("kind", "count", "kept")}
    kinds = (kind for kind in ClockKind.values if kind in found)
    return [_share(now.date(), kind, *found[kind]) for kind in kinds]


def _share(month: date, kind: str, count: int, kept: int) -> Cell:
    return Cell(month, "", kind, count, kept, median_minutes=None, judged=count)


def cell_of(month: date, unit: str, kind: str, values: list[Timed]) -> Cell:
    """The sums of what was timed."""
    minutes = [value for value, _kept in values if value is not None]
    kept = [in_time for _minutes, in_time in values if in_time is not None]
    middle = round(median(minutes)) if minutes else None
    return Cell(month, unit, kind, len(values), sum(kept), middle, len(kept))


def _total(month: date, kind: str, rows: list[Cell]) -> Cell:
    count, judged = sum(row.count for row in rows), sum(row.judged for row in rows)
    kept = sum(row.in_time for row in rows)
    return Cell(month, "", kind, count, kept, median_minutes=None, judged=judged)
