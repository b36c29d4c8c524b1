"""Who stands above whom in a list of seats: as its rows say, else as it is known, else the head.

A new seat whose row names nobody hangs below the head of its unit, or of the unit above; that head
may be a row of the same table, wherever it stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eoffice.organization.importing.columns import Line
from eoffice.organization.importing.seats import Key, Seats, key_of
from eoffice.organization.models import Position

DEEPEST = 30  # seats above each other


class Command:
    """The line of command as it would be after the rows."""

    def __init__(self, lines: Iterable[Line], seats: Seats) -> None:
        self.seats = seats
        self.in_file: dict[Key, Line] = {}
        self.of_seat: dict[int, Line] = {}
        self.heads: dict[str, Line] = {}
        for line in lines:
            self.in_file.setdefault(own_key(line), line)
            if line.found is not None:
                self.of_seat.setdefault(line.found.pk, line)
            if line.values["is_head"]:
                self.heads.setdefault(line.values["unit"], line)

    def above(self, line: Line) -> Line | Position | None:
        """What the seat of a row would stand below."""
        if key := named_key(line):
            return self.find(key)
        return self._row_of(line.found.superior_id) if line.found else self._head_above(line)

    def find(self, key: Key) -> Line | Position | None:
        """The row or the seat that bears this name."""
        if key in self.in_file:
            return self.in_file[key]
        seat = self.seats.find(*key)
        return self._row_of(seat.pk) if seat else None

    def is_too_deep(self, line: Line) -> bool:
        """Whether more seats than any office has stand above it; in a ring there is no end."""
        return (
            sum(1 for _one in zip(self._all_above(line), range(DEEPEST), strict=False)) == DEEPEST
        )

    def _all_above(self, line: Line) -> Iterator[Line | Position]:
        above = self.above(line)
        while above is not None:
            yield above
            known = isinstance(above, Position)
            above = self._row_of(above.superior_id) if known else self.above(above)

    def _row_of(self, seat_id: int | None) -> Line | Position | None:
        """The seat; its row, if the table has one."""
        if seat_id is None:
            return None
        return self.of_seat.get(seat_id) or self.seats.by_id.get(seat_id)

    def _head_above(self, line: Line) -> Line | Position | None:
        unit = self.seats.units.get(line.values["unit"])
        unit = unit.parent if line.values["is_head"] and unit else unit
        while unit is not None:
            if head := self.heads.get(unit.code) or self._known_head(unit.code):
                return head
            unit = unit.parent
        return None

    def _known_head(self, code: str) -> Line | Position | None:
        head = self.seats.heads.get(code)
        return self._row_of(head.pk) if head else None


def own_key(line: Line) -> Key:
    """The name of the seat that the row enters or changes."""
    values = line.values
    return key_of(values["unit"] or "", values["title"] or "", values["order"] or 0)


def named_key(line: Line) -> Key | None:
    """The superior that the row names, if it names one."""
    values = line.values
    if not values["superior"]:
        return None
    unit = values["superior_unit"] or values["unit"] or ""
    return key_of(unit, values["superior"], values["superior_order"] or 0)
