"""Rich text of a draft as blocks for typesetting: plain values, never source of any language.

A block is one of
  {"kind": "par", "align": "left" | "center" | "right" | "justify" | "", "runs": [run, …]}
  {"kind": "list", "ordered": bool, "start": n, "counts": "" | "1" | "a" | "A" | "i" | "I",
   "items": [[block, …], …]}
  {"kind": "table", "columns": [column, …], "spans": [span, …], "head": rows of the head,
   "cells": [cell, …]}
A run is {"text": …, "marks": ["strong", "em", "u", "sub", "sup"]} or {"break": true}; a cell has
x, y, colspan, rowspan, head, align and blocks; columns and spans hold what the typesetter measures
(`grid`): widths are decided where the typeface is known.

The input is what `draft_content.rich` lets through: balanced, few tags. Read event by event, so
that depth costs nothing; lists deeper than `DEEPEST` go on at that depth and lose no word.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from correspondence.printing import grid

Block = dict[str, Any]
DEEPEST = 6
MARKS = ("strong", "em", "u", "sub", "sup")
BLANK = re.compile(r"[ \t\r\n\f\v]+")
AMOUNT = re.compile(r"\b(Rp\.?|USD|US\$) (?=[\d(-])")
UNBROKEN = re.compile(r"[^\s\u200b]{40,}")
PIECE = re.compile(r".{24}")
PLACE_TO_BREAK = "\u200b"


def blocks_of(html: str) -> list[Block]:
    """Cleaned rich text as blocks."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finish()


def plain_text(blocks: list[Block]) -> str:
    """The words of blocks on one line, for titles."""
    words: list[str] = []
    waiting: list[Any] = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        if isinstance(block, list):
            waiting.extend(reversed(block))
        elif block["kind"] == "par":
            words.append("".join(run.get("text", " ") for run in block["runs"]))
        elif block["kind"] == "list":
            waiting.extend(reversed(block["items"]))
        else:
            waiting.extend(cell["blocks"] for cell in reversed(block["cells"]))
    return " ".join(" ".join(words).split())


def items_of(blocks: list[Block]) -> list[list[Block]]:
    """A part as items: those of its only list, else one for every block."""
    if len(blocks) == 1 and blocks[0]["kind"] == "list":
        items: list[list[Block]] = blocks[0]["items"]
        return items
    return [[block] for block in blocks]


def breakable(text: str) -> str:
    """A very long word gets places to break, instead of running over the edge of the paper."""
    return UNBROKEN.sub(lambda word: PIECE.sub(r"\g<0>" + PLACE_TO_BREAK, word[0]), text)


class _Reader(HTMLParser):
    """Builds blocks while tags come by.

    `homes` are the block lists that are open, outermost first; `lists` the lists that are open;
    `rows` those of the one table: a table inside a table loses its frame.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.homes: list[list[Block]] = [[]]
        self.entered: list[bool] = []
        self.lists: list[Block] = []
        self.too_deep = 0
        self.rows: list[list[grid.Cell]] | None = None
        self.tables = 0
        self.runs: list[Block] | None = None
        self.align = ""
        self.marks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        given = {name: value or "" for name, value in attrs}
        if tag in MARKS:
            self.marks.append(tag)
        elif tag == "br":
            self._open_paragraph().append({"break": True})
        elif opening := getattr(self, f"_open_{tag}", None):
            self._end_paragraph()
            opening(given)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if tag in MARKS:
            if tag in self.marks:
                self.marks.remove(tag)
        elif tag != "br":
            self._end_paragraph()
            if closing := getattr(self, f"_close_{tag}", None):
                closing()

    def handle_data(self, data: str) -> None:
        """Words; blanks between blocks are nothing."""
        text = BLANK.sub(" ", data)
        if self.runs is None and not text.strip(" "):
            return
        runs = self._open_paragraph()
        if not runs or "break" in runs[-1] or runs[-1]["text"].endswith(" "):
            text = text.lstrip(" ")
        if text:
            text = AMOUNT.sub("\\1\u00a0", breakable(text))  # a sum stays on one line
            runs.append({"text": text, "marks": sorted(set(self.marks))})

    def finish(self) -> list[Block]:
        """Everything that was read."""
        self._end_paragraph()
        return self.homes[0]

    def _open_paragraph(self) -> list[Block]:
        if self.runs is None:
            self.runs = []
        return self.runs

    def _end_paragraph(self) -> None:
        if self.runs:
            paragraph = {"kind": "par", "align": self.align, "runs": self.runs}
            self.homes[-1].append(paragraph)
        self.runs, self.align = None, ""

    def _open_p(self, given: dict[str, str]) -> None:
        self.align = given.get("data-align", "")
        self.runs = []

    def _open_ul(self, given: dict[str, str]) -> None:
        self._open_list(given, ordered=False)

    def _open_ol(self, given: dict[str, str]) -> None:
        self._open_list(given, ordered=True)

    def _open_list(self, given: dict[str, str], *, ordered: bool) -> None:
        if len(self.lists) >= DEEPEST:
            self.too_deep += 1
            return
        start = int(given.get("start", "1"))
        counts = given.get("type", "")
        block: Block = {"kind": "list", "ordered": ordered, "start": start, "counts": counts}
        block["items"] = []
        self.homes[-1].append(block)
        self.lists.append(block)

    def _close_ul(self) -> None:
        if self.too_deep:
            self.too_deep -= 1
        elif self.lists:
            self.lists.pop()

    _close_ol = _close_ul

    def _open_li(self, _given: dict[str, str]) -> None:
        item: list[Block] = []
        if self.lists:
            self.lists[-1]["items"].append(item)
        self._enter(item if self.lists else None)

    def _close_li(self) -> None:
        if self.entered and self.entered.pop():
            self.homes.pop()

    def _open_table(self, _given: dict[str, str]) -> None:
        self.tables += 1
        if self.tables == 1:
            self.rows = []

    def _close_table(self) -> None:
        self.tables -= 1
        if self.rows is not None and self.tables == 0:
            rows, self.rows = self.rows, None
            if any(rows):
                self.homes[-1].append(grid.table_of(rows))

    def _open_tr(self, _given: dict[str, str]) -> None:
        if self.rows is not None and self.tables == 1:
            self.rows.append([])

    def _open_th(self, given: dict[str, str]) -> None:
        self._open_cell(given, head=True)

    def _open_td(self, given: dict[str, str]) -> None:
        self._open_cell(given, head=False)

    def _open_cell(self, given: dict[str, str], *, head: bool) -> None:
        if not self.rows or self.tables != 1:
            self._enter(None)
            return
        spans = (int(given.get(name, "1")) for name in ("colspan", "rowspan"))
        cell = grid.Cell(*spans, head=head, align=given.get("data-align", ""))
        self.rows[-1].append(cell)
        self._enter(cell.blocks)

    _close_td = _close_th = _close_li

    def _enter(self, home: list[Block] | None) -> None:
        """What comes next stands in there; with none it stays where it is."""
        self.entered.append(home is not None)
        if home is not None:
            self.homes.append(home)
