"""Finding seats as a table names them: by unit code, title, and order where two bear one title."""

from __future__ import annotations

from collections import defaultdict

from eoffice.organization.models import Position, Unit

Key = tuple[str, str, int]


def key_of(unit_code: str, title: str, order: int) -> Key:
    """The name of a seat in a table."""
    return unit_code, " ".join(title.split()).casefold(), order


class Seats:
    """The seats of an organisation, by the names that a table gives them."""

    def __init__(self, organization: Unit) -> None:
        self.units = {
            unit.code: unit
            for unit in Unit.objects.in_organization(organization.pk).active().exclude(code="")
        }
        self.by_key: dict[Key, Position] = {}
        self.by_title: dict[tuple[str, str], list[Position]] = defaultdict(list)
        self.heads: dict[str, Position] = {}
        seats = Position.objects.in_organization(organization.pk).active().exclude(unit__code="")
        for seat in seats.select_related("unit__parent", "superior__unit", "group"):
            self.add(seat)

    def add(self, seat: Position) -> None:
        """Know this seat too."""
        key = key_of(seat.unit.code, seat.title, seat.order)
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
