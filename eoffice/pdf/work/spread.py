"""Cells that are merged downwards: what the first of them says belongs to every row of them.

A spreadsheet keeps the value in the first cell only. A row that has nothing of its own stays
empty, however long the merged cell is: it is no row of the table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^<>]*?\bref=[\"\']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})[\"\']"
)


class Range(NamedTuple):
    """A merged cell: rows `first` to `last` of its leftmost column, counted from 1 and 0."""

    first: int
    last: int
    column: int


def ranges(sheet: bytes) -> list[Range]:
    """The merged cells of a sheet that take more than one row, from the top."""
    found = (
        Range(int(first), int(last), _column(letters))
        for letters, first, last in MERGED.findall(sheet)
    )
    return sorted(one for one in found if one.last > one.first)


def spread(lines: Iterable[list[str]], merged: list[Range]) -> Iterator[list[str]]:
    """The same rows, counted from 1, with what merged cells say in each of theirs."""
    open_ones: list[tuple[Range, str]] = []
    for number, line in enumerate(lines, start=1):
        open_ones = [one for one in open_ones if one[0].last >= number]
        own = any(line)
        for one, said in open_ones if own else ():
            if one.column < len(line) and not line[one.column]:
                line[one.column] = said
        for at in range(bisect_left(merged, (number,)), len(merged)):
            if merged[at].first != number:
                break
            column = merged[at].column
            open_ones.append((merged[at], line[column] if column < len(line) else ""))
        yield line


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
