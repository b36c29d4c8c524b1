"""The cells of a table on their places: no overlap, no hole, no span beyond the edge.

Typesetting refuses a table whose spans do not fit; what somebody pasted often does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from typing import Any

MOST_COLUMNS = 24
SHORT = 14  # characters: a column of short words is as wide as they are
LONGEST = 80
PAPER, EDGES, MANY_EDGES = 160, 3.6, 1.4  # mm: what a table may take, what a column loses of it
MANY = 8  # more columns than this stand closer
CHARACTER = 2.05  # mm of a letter or digit at full size
SMALLEST = 42  # per cent
PLACES_TO_BREAK = re.compile(r"[\s\u200b]+")


@dataclass(slots=True)
class Cell:
    """A cell as it was written."""

    colspan: int = 1
    rowspan: int = 1
    head: bool = False
    align: str = ""
    blocks: list[dict[str, Any]] = field(default_factory=list)


def table_of(rows: list[list[Cell]]) -> dict[str, Any]:
    """The block of a table; see `rich_text`."""
    taken: dict[tuple[int, int], Cell] = {}
    placed = [_place(cell, y, len(rows), taken) for y, row in enumerate(rows) for cell in row]
    columns = max(x for x, _ in taken) + 1
    for y in range(len(rows)):
        for x in range(columns):
            if (x, y) not in taken:
                placed.append(_at(Cell(), x, y, 1, 1))
    return {
        "kind": "table",
        "columns": [_width(placed, x) for x in range(columns)],
        "scale": _scale(placed, columns),
        "head": _head(rows),
        "cells": placed,
    }


def _place(cell: Cell, y: int, height: int, taken: dict[tuple[int, int], Cell]) -> dict[str, Any]:
    """The next free place of the row; spans end at the first cell in their way."""
    x = next(x for x in count() if (x, y) not in taken)
    wide = 1
    while wide < cell.colspan and (x + wide, y) not in taken and x + wide < MOST_COLUMNS:
        wide += 1
    high = 1
    while high < cell.rowspan and y + high < height:
        high += 1
    for column in range(x, x + wide):
        for row in range(y, y + high):
            taken[column, row] = cell
    return _at(cell, x, y, wide, high)


def _at(cell: Cell, x: int, y: int, wide: int, high: int) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "colspan": wide,
        "rowspan": high,
        "head": cell.head,
        "align": cell.align,
        "blocks": cell.blocks,
    }


def _head(rows: list[list[Cell]]) -> int:
    """How many rows on top repeat on every page: rows of head cells that span nothing below."""
    found = 0
    for row in rows:
        if not row or not all(cell.head and cell.rowspan == 1 for cell in row):
            break
        found += 1
    return found if found < len(rows) else 0


def _width(cells: list[dict[str, Any]], column: int) -> int:
    own = (cell for cell in cells if cell["x"] == column and cell["colspan"] == 1)
    longest = max((_length(cell["blocks"]) for cell in own), default=SHORT + 1)
    return 0 if longest <= SHORT else min(longest, LONGEST)


def _scale(cells: list[dict[str, Any]], columns: int) -> int:
    """Per cent of the full size at which the longest word of every column fits beside the others.

    A number is never parted, so that a column which is too narrow would run into its neighbour.
    """
    longest = [0] * columns
    for cell in cells:
        if cell["colspan"] == 1:
            longest[cell["x"]] = max(longest[cell["x"]], _longest_word(cell["blocks"]))
    room = PAPER - columns * (MANY_EDGES if columns > MANY else EDGES)
    needed = CHARACTER * max(sum(longest), 1)
    return max(SMALLEST, min(100, int(100 * room / needed)))


def _longest_word(blocks: list[dict[str, Any]]) -> int:
    found = 0
    for block in blocks:
        inner = block.get("items", [])
        text = "".join(run.get("text", " ") for run in block.get("runs", []))
        own = [len(word) for word in PLACES_TO_BREAK.split(text)]
        found = max(found, *own, *(_longest_word(item) for item in inner))
    return found


def _length(blocks: list[dict[str, Any]]) -> int:
    """Characters of the longest paragraph; a list counts as long."""
    runs = (block.get("runs") for block in blocks)
    lengths = (
        LONGEST if found is None else sum(len(run.get("text", "")) for run in found)
        for found in runs
    )
    return max(lengths, default=0)
