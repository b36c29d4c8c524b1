"""What still depends on a seat, a unit or a person before it may be deactivated.

Apps above add their own finders in `AppConfig.ready` with `register_dependents`; a finder gets the
ids of seats and answers how many of its things still wait there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eoffice.organization.models import Assignment, Position, TaskTeam, Unit


@dataclass(frozen=True, slots=True)
class Dependent:
    """One line of the list: what, and how many of it."""

    what: str | Promise
    count: int

    def __str__(self) -> str:
        return f"{self.what}: {self.count}"


Finder = Callable[[Collection[int]], int]
_finders: dict[str, tuple[str | Promise, Finder]] = {}


def register_dependents(key: str, what: str | Promise, finder: Finder) -> None:
    """Let an app above count what of its own still depends on seats. Same key, one finder."""
    _finders[key] = (what, finder)


def dependents_of(position_ids: Collection[int], today: date) -> list[Dependent]:
    """Everything that still depends on these seats, without what is zero."""
    own = [
        Dependent(_("people who sit there"), _sitting(position_ids, today)),
        Dependent(_("positions below"), _below(position_ids)),
        Dependent(_("task teams"), _teams(position_ids)),
    ]
    return [dependent for dependent in (*own, *_waiting_at(position_ids)) if dependent.count]


def dependents_of_unit(unit: Unit) -> list[Dependent]:
    """What still depends on a unit: active units below it, active seats, what waits at its seats.

    Seats that were closed already are asked too: nothing may be left behind at one of them.
    """
    seats = list(Position.objects.filter(unit=unit).values_list("pk", flat=True))
    own = [
        Dependent(_("units below"), Unit.objects.active().filter(parent=unit).count()),
        Dependent(_("positions"), Position.objects.active().filter(unit=unit).count()),
    ]
    return [dependent for dependent in (*own, *_waiting_at(seats)) if dependent.count]


def kept_for_office(unit: Unit) -> list[str]:
    """What is kept for a unit as an office: books, letters, hours, holidays; by its name."""
    kept = {
        str(link.related_model._meta.verbose_name_plural)
        for link in Unit._meta.related_objects
        if link.field.name == "office" and link.related_model is not Unit
        if link.related_model._base_manager.filter(office=unit).exists()
    }
    return sorted(kept)


def _waiting_at(position_ids: Collection[int]) -> Iterator[Dependent]:
    """What the apps above still have at these seats."""
    return (Dependent(what, finder(position_ids)) for what, finder in _finders.values())


def _sitting(position_ids: Collection[int], today: date) -> int:
    found = Assignment.objects.until_later_than(today).filter(position__in=position_ids)
    return found.count()


def _below(position_ids: Collection[int]) -> int:
    below = Position.objects.active().filter(superior__in=position_ids)
    return below.exclude(pk__in=position_ids).count()


def _teams(position_ids: Collection[int]) -> int:
    return TaskTeam.objects.filter(leader__in=position_ids, active=True).count()
