"""A page as lines of words, made level first: scans lie askew, photographs lean as well."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

WIDE_GAP = 0.03
"""Between two words of one line: beyond this another column begins."""
LONG_RUN = 0.2
"""Part of the page's width over which a row of words tells how a line leans."""
STEEPEST = 0.15
SAME_LINE = 0.6
"""In heights of a word."""
SPECK = re.compile(r"^[|¦‖\\_~]+$")
"""What folds, streaks and rules are read as."""


class Word(NamedTuple):
    """A word and its box, as shares of the page; `level` is its height once the page is level."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float = 100.0
    level: float = 0.0

    @property
    def middle(self) -> float:
        """The height at which the word stands on the page as it lies."""
        return (self.y0 + self.y1) / 2


Line = list[Word]


def text_of(words: Iterable[Word]) -> str:
    """Words as they are read."""
    return " ".join(word.text for word in words if word.text)


def lines_of(rows: Iterable[Sequence[Any]]) -> list[Line]:
    """Rows of text, box and perhaps confidence: line by line from the top, each from the left."""
    read = (Word(str(row[0]).strip(), *row[1:6]) for row in rows if row)
    words = [word for word in read if word.text and not SPECK.match(word.text)]
    if not words:
        return []
    height = height_of(words)
    lines: list[Line] = []
    for word in sorted(_levelled(words, height), key=lambda w: w.level):
        if lines and word.level - _level(lines[-1]) < SAME_LINE * height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.x0) for line in lines]


def height_of(words: Sequence[Word]) -> float:
    """The usual height of a word."""
    return median(word.y1 - word.y0 for word in words)


def cells_of(line: Line, gap: float = WIDE_GAP) -> list[Line]:
    """A line cut where wide gaps are: a date often stands at the right of the number."""
    cells = [line[:1]]
    for before, word in pairwise(line):
        if word.x0 - before.x1 > gap:
            cells.append([])
        cells[-1].append(word)
    return cells


def turned(rows: Iterable[Sequence[Any]], degrees: int) -> list[list[Any]]:
    """The words' boxes as they stand when the page is turned clockwise."""
    turn = {
        90: lambda x0, y0, x1, y1: (1 - y1, x0, 1 - y0, x1),
        180: lambda x0, y0, x1, y1: (1 - x1, 1 - y1, 1 - x0, 1 - y0),
        270: lambda x0, y0, x1, y1: (y0, 1 - x1, y1, 1 - x0),
    }.get(degrees % 360)
    return [[row[0], *(turn(*row[1:5]) if turn else row[1:5]), *row[5:6]] for row in rows if row]


def _level(line: Line) -> float:
    return sum(word.level for word in line) / len(line)


def _levelled(words: list[Word], height: float) -> list[Word]:
    """Each word at the height where its line crosses the middle of the page."""
    base, change = _lean(words, height)

    def level(word: Word) -> float:
        slope = base + change * word.middle
        return word.middle - slope * ((word.x0 + word.x1) / 2 - 0.5)

    return [word._replace(level=level(word)) for word in words]


def _lean(words: list[Word], height: float) -> tuple[float, float]:
    """How lines lean at the page's top, and how much that changes down to its foot."""
    runs = [(y, slope, wide) for y, slope, wide in _runs(words, height) if abs(slope) < STEEPEST]
    if not runs:
        return 0.0, 0.0
    usual = median(slope for _, slope, _ in runs)
    weight = sum(wide for *_, wide in runs)
    y_mean = sum(y * wide for y, _, wide in runs) / weight
    spread = sum(wide * (y - y_mean) ** 2 for y, _, wide in runs)
    if len(runs) < 6 or spread < 0.05:
        return usual, 0.0
    mean = sum(slope * wide for _, slope, wide in runs) / weight
    change = sum(wide * (y - y_mean) * (slope - mean) for y, slope, wide in runs) / spread
    return mean - change * y_mean, change


def _runs(words: list[Word], height: float) -> Iterable[tuple[float, float, float]]:
    """Rows of words that follow each other: where they stand, how they lean, how long they are."""
    run = words[:1]
    for word in [*words[1:], None]:
        follows = (
            word is not None
            and word.x0 - run[-1].x0 > 0
            and word.x0 - run[-1].x1 < WIDE_GAP
            and abs(word.middle - run[-1].middle) < SAME_LINE * height
        )
        if word is not None and follows:
            run.append(word)
            continue
        wide = run[-1].x0 - run[0].x0
        if wide > LONG_RUN:
            ends = (run[0].y0 + run[0].y1) / 2, (run[-1].y0 + run[-1].y1) / 2
            yield sum(ends) / 2, (ends[1] - ends[0]) / wide, wide
        if word is not None:
            run = [word]
