"""The cells of a table on their places: no overlap, no hole, no span beyond the edge.

Typesetting refuses a table whose spans do not fit; what somebody pasted often does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

MOST_COLUMNS = 24
MOST_HEADS = 6  # so many rows are no head
FEWEST = 4  # of fewer rows none is taken for labels by what stands in it
MEASURED = 6  # the longest words and lines of a column; the widest is among them
LONGEST = 300  # characters of a line: wider than any paper
IN_A_LIST = "\u2007\u2007\u2007\u2007"  # about as wide as a list moves its items
WORD = re.compile(r"[^ \t\r\n\u200b]+?(?:(?<=[^\W\d_])-(?=[^\W\d_])|(?=[ \t\r\n\u200b]|$))")


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
    head = _head(placed, len(rows))
    for cell in placed:
        cell["head"] = cell["head"] or cell["y"] < head
    return {
        "kind": "table",
        "columns": [_measures(_only_in(placed, x)) for x in range(columns)],
        "spans": [
            {"x": cell["x"], "wide": cell["colspan"], **_measures([cell])}
            for cell in placed
            if cell["colspan"] > 1
        ],
        "head": head or _labels(placed, len(rows)),
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


def _head(cells: list[dict[str, Any]], height: int) -> int:
    """How many rows on top repeat on every page: rows of head cells, with all that they span.

    Where nobody marked a head, a first row whose words are all bold is one.
    """
    found = 0
    while found < height and all(cell["head"] for cell in _touching(cells, found)):
        found += 1
    if not found and all(_is_bold(cell["blocks"]) for cell in _touching(cells, 0)):
        found = 1
    ends = (cell["y"] + cell["rowspan"] for cell in cells if cell["y"] < found)
    return found if found < min(height, MOST_HEADS) and max(ends, default=0) <= found else 0


def _labels(cells: list[dict[str, Any]], height: int) -> int:
    """1 where a row of words stands on figures, such as "No." on 1, 2, 3: its labels.

    They repeat on every page, and look as their writer left them. Figures count in the first column
    or in two others: a name above a number and a date is no label.
    """
    top = [cell for cell in cells if cell["y"] == 0]
    if height < FEWEST or any(cell["rowspan"] > 1 for cell in top):
        return 0
    if not all(_says(cell, r"[^\W\d_]") for cell in top):
        return 0
    labels = [cell for cell in top if cell["colspan"] == 1 and not _says(cell, r"\d")]
    over = [cell["x"] for cell in labels if _are_figures(cells, cell["x"])]
    return int(0 in over or len(over) > 1)


def _are_figures(cells: list[dict[str, Any]], column: int) -> bool:
    """Whether everything below the first row of this column has a digit, and nothing is missing."""
    below = [cell for cell in cells if cell["x"] == column and cell["y"]]
    return len(below) >= FEWEST - 1 and all(_says(cell, r"\d") for cell in below)


def _says(cell: dict[str, Any], what: str) -> bool:
    """Whether a character like this stands in the cell."""
    words = " ".join(line for line, _bold in _lines(cell["blocks"], bold=False))
    return re.search(what, words) is not None


def _touching(cells: list[dict[str, Any]], row: int) -> list[dict[str, Any]]:
    return [cell for cell in cells if cell["y"] <= row < cell["y"] + cell["rowspan"]]


def _is_bold(blocks: list[dict[str, Any]]) -> bool:
    runs = [run for block in blocks for run in block.get("runs", [{"text": "x"}])]
    worded = [run for run in runs if run.get("text", "").strip()]
    return bool(worded) and all("strong" in run["marks"] for run in worded if "marks" in run)


def _only_in(cells: list[dict[str, Any]], column: int) -> list[dict[str, Any]]:
    return [cell for cell in cells if cell["x"] == column and cell["colspan"] == 1]


def _measures(cells: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """What the typesetter measures to know how wide these cells must and would be.

    {"words": what is never parted, "lines": what stands on one line if there is room}; each is
    {"text": .., "bold": bool}.
    """
    lines: set[tuple[str, bool]] = set()
    for cell in cells:
        lines.update(_lines(cell["blocks"], bold=cell["head"]))
    words = {(word, bold) for line, bold in lines for word in _words(line)}
    return {"words": _longest(words), "lines": _longest(lines)}


def _words(line: str) -> Iterator[str]:
    """What is never parted; in an item each with the room before it."""
    inner = line.lstrip(IN_A_LIST)
    room = line[: len(line) - len(inner)]
    return (room + word for word in WORD.findall(inner))


def _longest(texts: set[tuple[str, bool]]) -> list[dict[str, Any]]:
    """The longest ones: digits are all of one width, and capitals count as wider."""
    order = sorted(texts, key=_order)
    return [{"text": text[:LONGEST], "bold": bold} for text, bold in order[:MEASURED]]


def _order(one: tuple[str, bool]) -> tuple[float, str, bool]:
    text, is_bold = one
    return -len(text) * (1.05 if is_bold else 1) - 0.4 * sum(map(str.isupper, text)), text, is_bold


def _lines(blocks: list[dict[str, Any]], *, bold: bool) -> Iterator[tuple[str, bool]]:
    """The lines of a cell as they would stand without a break; items with the room before them."""
    for block in blocks:
        for item in block.get("items", []):
            for line, is_bold in _lines(item, bold=bold):
                yield IN_A_LIST + line, is_bold
        line, is_bold = "", bold
        for run in [*block.get("runs", []), {"break": True}]:
            if "text" in run:
                line += run["text"]
                is_bold = is_bold or "strong" in run["marks"]
            elif line.strip(" "):
                yield line.strip(" "), is_bold
                line, is_bold = "", bold
