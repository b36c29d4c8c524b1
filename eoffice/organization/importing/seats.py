"""Finding seats as a table names them: by unit code, title, and order where two bear one title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from eoffice.organization.models import Position, PositionRole, Unit

Key = tuple[str, str, int]


def key_of(unit_code: str, title: str, order: int) -> Key:
    """The name of a seat in a table."""
    return unit_code, " ".join(title.split()).casefold(), order


class Seats:
    """The seats of an organisation, by the names that a table gives them."""

    def __init__(self, organization: Unit) -> None:
        self.units = {unit.code: unit for unit in linked_units(organization) if unit.active}
        self.by_id: dict[int, Position] = {}
        self.by_key: dict[Key, Position] = {}
        self.by_title: dict[tuple[str, str], list[Position]] = defaultdict(list)
        self.heads: dict[str, Position] = {}
        self.roles: dict[int, set[str]] = defaultdict(set)
        seats = Position.objects.in_organization(organization.pk).active().exclude(unit__code="")
        for seat in seats.select_related("unit__office", "unit__organization", "group"):
            self.add(seat)
        open_roles = PositionRole.objects.filter(valid_until=None, position__in=seats)
        for seat_id, role in open_roles.values_list("position_id", "role"):
            self.roles[seat_id].add(role)

    def add(self, seat: Position) -> None:
        """Know this seat too."""
        key = key_of(seat.unit.code, seat.title, seat.order)
        self.by_id[seat.pk] = seat
        self.by_key[key] = seat
        self.by_title[key[:2]].append(seat)
        if seat.is_head:
            self.heads[seat.unit.code] = seat

    def find(self, unit_code: str, title: str, order: int) -> Position | None:
        """The seat; without an order the only one that bears the title in that unit."""
        key = key_of(unit_code, title, order)
        same = self.by_title.get(key[:2], [])
        if key in self.by_key:
            return self.by_key[key]
        return same[0] if order == 0 and len(same) == 1 else None

    def missing_roles(self, seat: Position | None, roles: Iterable[str]) -> list[str]:
        """The roles that the seat does not have yet."""
        has = self.roles.get(seat.pk, set()) if seat else set()
        return [role for role in dict.fromkeys(roles) if role not in has]


def linked_units(organization: Unit) -> list[Unit]:
    """The units of an organisation that have a code, each knowing those above it: one query."""
    rows = Unit.objects.in_organization(organization.pk)
    by_id = {unit.pk: unit for unit in rows}
    for unit in by_id.values():
        for name in ("parent", "organization", "office"):
            setattr(unit, name, by_id.get(getattr(unit, f"{name}_id")))
    return [unit for unit in by_id.values() if unit.code]
