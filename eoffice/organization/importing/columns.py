"""The columns of an import table, and the lines that come out of reading one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from eoffice.organization.importing.cells import BadCell
from eoffice.tables import BadTable, Table

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


def from_above(lines: Mapping[Any, Line], above: Callable[[Line], Any]) -> Iterator[Line]:
    """The rows in an order in which each comes after the row that it hangs below."""
    waiting = dict(lines)
    while waiting:
        ready = [key for key, line in waiting.items() if above(line) not in waiting]
        if not ready:
            raise ValueError("The rows hang below each other in a ring.")
        yield from [waiting.pop(key) for key in ready]


def read_lines(table: Table, columns: Sequence[Column]) -> list[Line]:
    """Every row with its cells read; headings may stand in any order."""
    places = _places(table.headers, columns)
    return [
        _read({name: _cell(row, at) for name, at in places.items()}, number, columns)
        for number, row in table.rows
    ]


def lines_from(
    kept: Iterable[tuple[int, Mapping[str, str]]], columns: Sequence[Column]
) -> list[Line]:
    """The same lines from the cells that a preview kept."""
    return [_read(dict(cells), number, columns) for number, cells in kept]


def _places(headers: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    at = {_plain(header): index for index, header in enumerate(headers)}
    places = {}
    for column in columns:
        index = at.get(_plain(column.heading), at.get(column.name))
        if index is not None:
            places[column.name] = index
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
            line.values[column.name] = column.read(cell) if cell or not column.required else ""
        except BadCell as error:
            line.errors.append(f"{column.heading}: {error}")
            line.values[column.name] = None
    return line


def _cell(row: Sequence[str], at: int) -> str:
    return row[at] if at < len(row) else ""


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", heading.casefold()).strip("_")
