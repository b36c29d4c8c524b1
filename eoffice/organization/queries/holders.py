"""Who sits at these seats on a day: for chain trees, pickers and for whom to tell."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from eoffice import clock
from eoffice.organization.models import Absence, Assignment
from eoffice.organization.officer import SPOKEN_KINDS
from eoffice.organization.states import AssignmentKind, TimeZone
from eoffice.rows import Rows, each, given

from .lines import superior_ids_of


@dataclass(frozen=True, slots=True)
class Holding:
    """Who answers for a seat on that day, in whose place, and until when this person is away."""

    name: str = ""
    kind: str = ""
    in_place_of: str = ""
    absent_until: date | None = None
    vacant: bool = False
    user_id: int | None = None

    @property
    def is_acting(self) -> bool:
        """Whether somebody acts for the holder or for a vacant post."""
        return self.kind in SPOKEN_KINDS

    @property
    def label(self) -> str:
        """The name with its prefix; says so when the seat is vacant."""
        if self.vacant:
            return _("vacant")
        if not self.is_acting:
            return self.name
        return f"{SPOKEN_KINDS[AssignmentKind(self.kind)]} {self.name}"


ONE_DAY = timedelta(days=1)
VACANT = Holding(vacant=True)


class Sitting(NamedTuple):
    """One assignment in force, with the names that are shown."""

    position_id: int
    kind: str
    user_id: int
    name: str
    replaced: str | None
    absent_until: date | None
    is_active: bool
    starts: date
    ends: date | None
    zone: str

    def is_in_force(self, days: dict[str, date]) -> bool:
        """Whether this person sits there on the date that it is at the seat's office."""
        day = days[self.zone]
        return self.starts <= day and (self.ends is None or self.ends >= day)


def today_here() -> date:
    """The date in the zone of the installation, for questions that name no office."""
    return clock.today(settings.TIME_ZONE_DEFAULT)


def holders_of(position_ids: Collection[int], on: date | None = None) -> dict[int, Holding]:
    """For each seat who answers for it on a day, else today by the clock of the seat's office:
    the acting holder before the definitive one."""
    seats: dict[int, list[Sitting]] = {pk: [] for pk in position_ids}
    for sitting in _sitting(position_ids, on):
        seats[sitting.position_id].append(sitting)
    return {pk: _holding_of(rows) for pk, rows in seats.items()}


def _sitting(position_ids: Collection[int], on: date | None) -> list[Sitting]:
    days = {zone: on or clock.today(zone) for zone in TimeZone.values}
    around = {"first": min(days.values()), "last": max(days.values())}
    found = [Sitting(*row) for row in _SITTING.all(positions=list(position_ids), **around)]
    rows = [row for row in found if row.is_in_force(days)]
    away = {(row.user_id, days[row.zone]) for row in rows if row.absent_until}
    back = _last_days_away(away) if away else {}
    return [row._replace(absent_until=back.get((row.user_id, days[row.zone]))) for row in rows]


def _last_days_away(asked: set[tuple[int, date]]) -> dict[tuple[int, date], date]:
    """Until when each is away without a day between: absences that touch count as one."""
    last: dict[tuple[int, date], date] = {}
    people, first = {user_id for user_id, _day in asked}, min(day for _user, day in asked)
    absences = Absence.objects.until_later_than(first).filter(user__in=people).order_by("starts")
    for absence in absences:
        for key in (key for key in asked if key[0] == absence.user_id):
            if absence.starts <= last.get(key, key[1] - ONE_DAY) + ONE_DAY <= absence.ends:
                last[key] = absence.ends
    return last


def _sitting_at(positions: int) -> QuerySet[Assignment]:
    first, last = given("first"), given("last")
    away = Absence.objects.overlapping(first, last).filter(user=OuterRef("user"))
    until = Subquery(away.order_by().values("user").annotate(last=Max("ends")).values("last"))
    holding = Assignment.objects.overlapping(first, last).holding()
    rows = holding.filter(position__pk__in=each("positions", positions)).order_by("starts", "pk")
    return rows.values_list(
        "position_id",
        "kind",
        "user_id",
        "user__name",
        "in_place_of__name",
        until,
        "user__is_active",
        "starts",
        "ends",
        Coalesce("position__unit__office__time_zone", "position__unit__time_zone"),
    )


_SITTING = Rows(_sitting_at)


def _holding_of(rows: list[Sitting]) -> Holding:
    if not rows:
        return VACANT
    definitive = next((row for row in rows if row.kind == AssignmentKind.DEFINITIVE), None)
    acting = [row for row in rows if row is not definitive]
    shown = acting[-1] if acting else rows[0]
    replaced = shown.replaced or (definitive.name if definitive else None)
    return Holding(
        name=shown.name,
        kind=shown.kind,
        in_place_of=replaced if replaced and acting else "",
        absent_until=shown.absent_until,
        user_id=shown.user_id,
    )


def people_at(position_ids: Collection[int], on: date | None = None) -> dict[int, tuple[int, ...]]:
    """For each seat the people to tell: its holders; for a vacant one, those of the next above."""
    lines = {pk: (pk, *above) for pk, above in superior_ids_of(position_ids).items()}
    seats = {pk for line in lines.values() for pk in line}
    sitting: dict[int, list[int]] = {}
    for row in _sitting(seats, on):
        if row.is_active:
            sitting.setdefault(row.position_id, []).append(row.user_id)
    return {
        pk: tuple(next((sitting[seat] for seat in line if seat in sitting), ()))
        for pk, line in lines.items()
    }
