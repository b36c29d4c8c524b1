"""The columns of an import table, and the lines that come out of reading one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from eoffice.organization.importing.cells import BadCell
from eoffice.tables import NO_ROWS, BadTable, Row, formula_fault

LOOKED_AT = 15  # rows among which the headings are looked for
NEW, CHANGED, SAME, BAD = "new", "changed", "same", "bad"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the code, its heading in the table, and how a cell is read."""

    name: str
    heading: str
    read: Callable[[str], Any]
    example: str = ""
    required: bool = False


@dataclass(slots=True)
class Line:
    """One row of the table: what it says, what is wrong with it, and what it would do."""

    number: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    found: Any = None
    differences: list[str] = field(default_factory=list)
    headings: Mapping[str, str] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """Whether the row is bad, new, a change, or says what is known."""
        if self.errors:
            return BAD
        if self.found is None:
            return NEW
        return CHANGED if self.differences else SAME

    @property
    def changes(self) -> str:
        """What would change, by the headings of the table."""
        return ", ".join(self.headings.get(name, name) for name in self.differences)

    @property
    def text(self) -> str:
        """The cells of the row that hold something."""
        return " · ".join(cell for cell in self.cells.values() if cell)

    def compare(self, names: Iterable[str]) -> None:
        """Note which of the found row's columns would change; empty cells change nothing."""
        self.differences = [
            name
            for name in names
            if self.cells.get(name, "") and getattr(self.found, name) != self.values[name]
        ]


def spread_errors(lines: Mapping[Any, Line], above: Callable[[Line], Any], sentence: str) -> None:
    """A new row below a bad new row cannot be placed either, nor what stands below it."""
    changed = True
    while changed:
        changed = False
        for line in lines.values():
            over = lines.get(above(line))
            if over is not None and over.errors and over.found is None and not line.errors:
                line.errors.append(sentence)
                changed = True


def levels_from_above(
    lines: Mapping[Any, Line], above: Callable[[Line], Any]
) -> Iterator[list[Line]]:
    """The rows in groups, each of which comes after the rows that its own hang below."""
    waiting = dict(lines)
    while waiting:
        ready = [key for key, line in waiting.items() if above(line) not in waiting]
        if not ready:
            raise ValueError("The rows hang below each other in a ring.")
        yield [waiting.pop(key) for key in ready]


class Reading(NamedTuple):
    """A table as it was understood: its lines, where its headings stand, and which of these
    nobody asked for."""

    lines: list[Line]
    headings_at: int
    unknown: list[str]


def read_lines(rows: Sequence[Row], columns: Sequence[Column]) -> Reading:
    """Every row with its cells read; headings may stand in any order, and below a title."""
    if len(rows) < 2:
        raise BadTable(NO_ROWS)
    at = max(range(len(rows[:LOOKED_AT])), key=lambda one: (_named(rows[one][1], columns), -one))
    headings_at, headings = rows[at]
    places, below = _places(headings, columns), rows[at + 1 :]
    if not below:
        raise BadTable(NO_ROWS)
    lines = [
        _read({name: _cell(row, at) for name, at in places.items()}, number, columns)
        for number, row in below
    ]
    known = set(places.values())
    unknown = [said for at, said in enumerate(headings) if said and at not in known]
    return Reading(lines, headings_at, unknown)


def lines_from(
    kept: Iterable[tuple[int, Mapping[str, str]]], columns: Sequence[Column]
) -> list[Line]:
    """The same lines from the cells that a preview kept."""
    return [_read(dict(cells), number, columns) for number, cells in kept]


def _named(headers: Sequence[str], columns: Sequence[Column]) -> int:
    """How many columns the cells of a row name."""
    said = {_plain(header) for header in headers}
    return sum(not said.isdisjoint((_plain(one.heading), one.name)) for one in columns)


def _places(headers: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    plain = [_plain(header) for header in headers]
    places = {}
    for column in columns:
        named = _plain(column.heading)
        named = named if named in plain else column.name
        if plain.count(named) > 1:
            raise BadTable(_("The column “%(name)s” stands twice.") % {"name": column.heading})
        if named in plain:
            places[column.name] = plain.index(named)
        elif column.required:
            raise BadTable(_("The column “%(name)s” is missing.") % {"name": column.heading})
    return places


def _read(cells: dict[str, str], number: int, columns: Sequence[Column]) -> Line:
    line = Line(number, cells, headings={column.name: column.heading for column in columns})
    for column in columns:
        cell = cells.get(column.name, "")
        if column.required and not cell:
            line.errors.append(_("%(column)s: missing") % {"column": column.heading})
        try:
            if fault := formula_fault(cell):
                raise BadCell(fault)
            line.values[column.name] = column.read(cell) if cell or not column.required else ""
        except BadCell as error:
            line.errors.append(f"{column.heading}: {error}")
            line.values[column.name] = None
    return line


def _cell(row: Sequence[str], at: int) -> str:
    return row[at] if at < len(row) else ""


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", heading.casefold()).strip("_")
