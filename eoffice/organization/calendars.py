"""Loads an office's calendar rows into the pure values of `eoffice.calendar`.

An office without a calendar or a time limit of its own uses those of the nearest office above it;
holidays of the offices above and of the whole country hold below. Built calendars are kept in this
process; one small query per question tells whether any calendar row has changed since.
"""

from collections.abc import Callable, Hashable, Iterator
from functools import cache, lru_cache
from time import monotonic
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Count, Max, Model, Q, Value

from eoffice.calendar import (
    DEFAULT_TARGETS,
    Closure,
    DayHours,
    OfficeHours,
    Period,
    Target,
    Urgency,
    WorkingTime,
)
from eoffice.organization.models import (
    Holiday,
    Unit,
    UrgencyTarget,
    WorkCalendar,
    WorkHours,
    WorkPeriod,
)
from eoffice.organization.officer import Officer
from eoffice.plans import Plan

KEPT_FOR = 300.0
"""Seconds; units that moved to another office are noticed then."""

T = TypeVar("T")
Stamp = tuple[Any, ...]
_WATCHED: tuple[type[Model], ...] = (WorkCalendar, WorkPeriod, WorkHours, Holiday, UrgencyTarget)


class Promises(NamedTuple):
    """By what the clocks of an office run: its working hours, and its word for every urgency."""

    hours: OfficeHours
    targets: dict[str, Target]


class Kept(NamedTuple):
    """A built value, the state of the rows from which it was built, and when that was."""

    stamp: Stamp
    since: float
    value: Any


_kept: dict[Hashable, Kept] = {}


def hours_of(unit: Unit) -> OfficeHours:
    """The working hours of the office to which the unit belongs."""
    return _hours(unit.own_office, _changes())


def hours_at(officer: Officer) -> OfficeHours:
    """The working hours of the current desk's office; the usual ones without a desk."""
    if not officer.office_id:
        return OfficeHours()
    return hours_of(_office(officer.office_id, officer.desk.time_zone, int(monotonic() / KEPT_FOR)))


@lru_cache(maxsize=512)
def _office(pk: int, _zone: str, _asked_at: int) -> Unit:
    """The office as a row, read again after `KEPT_FOR`: its calendar is asked each time anyway."""
    return Unit.objects.get(pk=pk)


def targets_of(unit: Unit) -> dict[str, Target]:
    """What the office promises for every urgency: its own word, else that of the office above."""
    return _targets(unit.own_office, _changes())


def promises_of(unit: Unit) -> Promises:
    """Hours and promises together, for an action that starts several clocks: one question."""
    office, stamp = unit.own_office, _changes()
    return Promises(_hours(office, stamp), _targets(office, stamp))


def desk_within(unit: Unit) -> WorkingTime:
    """The working time that the desk has from arrival to the addressee's inbox."""
    return WorkingTime(minutes=unit.own_office.desk_minutes)


def offices_above(office: Unit) -> Iterator[Unit]:
    """The office itself, then the offices in which it is nested, nearest first."""
    while True:
        yield office
        if office.parent is None:
            return
        office = office.parent.own_office


def _hours(office: Unit, stamp: Stamp) -> OfficeHours:
    key = ("hours", office.pk, office.parent_id, office.time_zone, str(office))
    return _keep(key, stamp, lambda: _load_hours(office))


def _targets(office: Unit, stamp: Stamp) -> dict[str, Target]:
    key = ("targets", office.pk, office.parent_id, office.first_disposition_minutes)
    return _keep(key, stamp, lambda: _load_targets(office))


def _load_hours(office: Unit) -> OfficeHours:
    line = list(offices_above(office))
    return OfficeHours(
        zone=ZoneInfo(office.time_zone),
        periods=_periods_of(line),
        closures=_closures_of(line),
        office=str(office),
    )


def _periods_of(line: list[Unit]) -> tuple[Period, ...]:
    calendars = {
        calendar.office_id: calendar
        for calendar in WorkCalendar.objects.filter(office__in=line).prefetch_related(
            "periods__hours"
        )
    }
    own = next((calendars[office.pk] for office in line if office.pk in calendars), None)
    if own is None:
        return ()
    periods = (_period(row) for row in own.periods.all())
    return tuple(period for period in periods if period.week)


def _period(row: WorkPeriod) -> Period:
    """A period; one without any hours is not finished yet and does not count."""
    return Period(
        valid_from=row.valid_from,
        week={hours.weekday: _day_hours(hours) for hours in row.hours.all()},
        valid_until=row.valid_until,
        label=row.label,
    )


def _day_hours(row: WorkHours) -> DayHours:
    return DayHours(row.opens, row.closes, row.break_start, row.break_end)


def _closures_of(line: list[Unit]) -> tuple[Closure, ...]:
    holidays = Holiday.objects.filter(Q(office__isnull=True) | Q(office__in=line)).order_by("day")
    return tuple(Closure(row.day, row.name, row.half_day) for row in holidays)


def _load_targets(office: Unit) -> dict[str, Target]:
    line = list(offices_above(office))
    rows = {
        (row.office_id, row.urgency): Target(
            row.answer, WorkingTime(minutes=row.first_disposition_minutes)
        )
        for row in UrgencyTarget.objects.filter(office__in=line)
    }
    return {
        urgency: next(
            (rows[above.pk, urgency] for above in line if (above.pk, urgency) in rows),
            _usual(office, urgency),
        )
        for urgency in Urgency.values
    }


def _usual(office: Unit, urgency: str) -> Target:
    usual = DEFAULT_TARGETS[Urgency(urgency)]
    if urgency != Urgency.BIASA:
        return usual
    return usual._replace(first_disposition=WorkingTime(minutes=office.first_disposition_minutes))


def _keep(key: Hashable, stamp: Stamp, load: Callable[[], T]) -> T:
    """The kept value for this key, loaded anew when any row has changed or it has grown old."""
    now = monotonic()
    kept = _kept.get(key)
    if kept is None or kept.stamp != stamp or now - kept.since > KEPT_FOR:
        kept = _kept[key] = Kept(stamp, now, load())
    return kept.value


def _changes() -> Stamp:
    """When each watched table last changed, and how many rows it has."""
    return tuple(_question(connection.vendor).fetch())


@cache
def _question(_vendor: str) -> Plan:
    """The statement behind `_changes`, built once: it is asked on every page."""
    rows = [
        model.objects.order_by()
        .values(table=Value(number))
        .annotate(last=Max("changed_at"), count=Count("pk"))
        .values_list("table", "last", "count")
        for number, model in enumerate(_WATCHED)
    ]
    sql, params = rows[0].union(*rows[1:]).order_by("table").query.sql_with_params()
    return Plan(sql, [(None, param) for param in params])
