"""The table of a letter to many: where its headings are, and what comes into no letter. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from correspondence.merge_places import column

ABOVE = 10  # lines among which the headings are looked for: a title may stand above them
NAMED = 3

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class EmptyPlace:
    """A column that the text asks for, and who has nothing in it."""

    place: str
    names: tuple[str, ...]
    more: int


def headed(rows: Sequence[Cells]) -> tuple[Cells, list[Cells]]:
    """The line of the headings, and the lines below it; the first line where none names anybody."""
    at = next((n for n, row in enumerate(rows[:ABOVE]) if _names_somebody(row)), 0)
    return rows[at], list(rows[at + 1 :])


def without_heading(headers: Cells, rows: Iterable[Cells]) -> list[str]:
    """Cells that stand under no heading: often an address with a comma and without quotes."""
    bare = [n for n, header in enumerate(headers) if not header.strip()]
    found = []
    for row in rows:
        cells = [*(row[n] for n in bare if n < len(row)), *row[len(headers) :]]
        found += [cell.strip() for cell in cells if cell.strip()]
    return found


def empty_places(places: Iterable[str], rows: Sequence[Mapping[str, str]]) -> list[EmptyPlace]:
    """The places of the text that stay empty in some letters; columns that are missing are not."""
    found = []
    for place in sorted(places):
        names = [row["name"] for row in rows if place in row and not row[place].strip()]
        if names:
            found.append(EmptyPlace(place, tuple(names[:NAMED]), max(0, len(names) - NAMED)))
    return found


def _names_somebody(row: Cells) -> bool:
    return any(column(cell) == "name" for cell in row)
