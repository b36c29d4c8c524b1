"""The block at a letter's head in which Nomor, Sifat, Lampiran and Hal stand below each other.

Three columns: word, colon, value; often the date at the right of the first value. Where a word or
a colon could not be read, the columns tell what stands there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from correspondence.reading import labels
from correspondence.reading.dates import find_date
from correspondence.reading.paper import Line, Word, cells_of, height_of, text_of

COLON = re.compile(r"^[:;]+$")
MAYBE_COLON = re.compile(r"^[:;.,'|!1Il=>»FtYi-]{1,2}$")
"""What is read where a faint colon stands."""
GLUED = re.compile(r"^([^\W\d_][\w.]{1,9})[:;](.+)$|^([:;])(.+)$|^([^\W\d_][\w.]{1,9})([:;])$")
NOISE = re.compile(r"^[^\w]+$")
ONLY_A_PLACE = re.compile(r"^[\w\s.]+,$")
NOTHING = re.compile(r"^[-–—.,:;_\s]*$")
NEAR = 0.02
"""How far words of one column may stand apart."""
AHEAD = 0.005
"""A word that announces a value begins at least so far left of the colon."""
LABELS_END = 0.5
"""No word that announces a value stands right of this."""
RIGHT = 0.5
"""Place and date stand right of this."""
NEXT_LINE = 2.3
"""In heights of a word: a further line of one value is not farther down."""
MOST_LINES = 5


@dataclass(slots=True)
class Row:
    """One value with what announced it, "" where that could not be read."""

    name: str
    value: Line
    level: float
    lines: int = 1
    sure: bool = True

    @property
    def text(self) -> str:
        """The value as it is read."""
        return text_of(self.value)


@dataclass(slots=True)
class Block:
    """The rows, and the line on which the first of them stands."""

    rows: list[Row] = field(default_factory=list)
    top: float = 1.0


@dataclass(frozen=True, slots=True)
class _Columns:
    colon: float
    value: float
    height: float


def read_block(lines: Sequence[Line]) -> Block:
    """The rows of the block; the lines are those above the address and the salutation."""
    parted = [list(_parted(line)) for line in lines]
    columns = _columns(parted)
    if columns is None:
        return Block()
    block = Block()
    for line in parted:
        _read_line(block, line, columns)
    block.rows = [row for row in block.rows if row.text and not NOTHING.match(row.text)]
    return block


def _parted(line: Line) -> Iterator[Word]:
    """ "Nomor:620/1" as three words; a colon is a word of its own."""
    for word in line:
        glued = GLUED.match(word.text) if word.x0 < LABELS_END else None
        parts = [part for part in re.split(r"([:;])", word.text, maxsplit=1) if part]
        if not glued or word.text.casefold().startswith("http") or len(parts) < 2:
            yield word
            continue
        left, wide = word.x0, (word.x1 - word.x0) / len(word.text)
        for part in parts:
            yield word._replace(text=part, x0=left, x1=left + wide * len(part))
            left += wide * len(part)


def _columns(lines: Sequence[Line]) -> _Columns | None:
    """Where colons and values stand, by the lines on which both are certain."""
    height = height_of([word for line in lines for word in line]) if lines else 0.0
    certain = [
        (line[at].x0, line[at + 1].x0)
        for line in lines
        if (at := _colon_of(line, COLON)) is not None and line[at + 1 :]
    ] or [
        (line[at].x0, line[at + 1].x0)
        for line in lines
        if labels.label_of(line[0].text)
        and (at := _colon_of(line, MAYBE_COLON)) is not None
        and line[at + 1 :]
    ]
    if certain:
        colons, values = zip(*certain, strict=True)
        return _Columns(median(colons), median(values), height)
    named = [line for line in lines if _announces(line[0]) and line[1:]]
    if not named:
        return None
    value = median(line[1].x0 for line in named)
    return _Columns(value - 0.015, value, height)


def _announces(word: Word) -> bool:
    name = labels.label_of(word.text)
    return bool(name) and name not in labels.ONLY_WITH_COLON and word.x0 < LABELS_END


def _colon_of(line: Line, looks: re.Pattern[str]) -> int | None:
    """Where the colon is: behind one word or at the line's beginning, never at the right."""
    for at, word in enumerate(line[:3]):
        if looks.match(word.text) and word.x0 < LABELS_END and (at == 0 or _known(line[:at])):
            return at
    return None


def _known(before: Line) -> bool:
    return any(labels.label_of(word.text) for word in before)


def _read_line(block: Block, line: Line, columns: _Columns) -> None:
    """Add the row that this line begins, or what it adds to the row above."""
    name, rest, colon = _opening(line, columns)
    value = _value(rest, name)
    if name in labels.ONLY_WITH_COLON and not colon:
        name, value = "", []
    last = block.rows[-1] if block.rows else None
    if name or (colon and value):
        block.top = min(block.top, line[0].level)
        block.rows.append(Row(name, value, line[0].level))
    elif last and value and _continues(last, value, columns):
        last.value = last.value + value
        last.level, last.lines = value[0].level, last.lines + 1
    elif last and value and _stands_in_column(value, columns) and _follows(last, value, columns):
        block.rows.append(Row("", value, value[0].level))


def _opening(line: Line, columns: _Columns) -> tuple[str, Line, bool]:
    """What announces the value, the words behind it, and whether a colon was there."""
    name, rest = "", line
    for at, word in enumerate(line[:2]):
        if COLON.match(word.text) or word.x0 > columns.colon - AHEAD:
            break
        if labels.label_of(word.text):
            name, rest = labels.label_of(word.text), line[at + 1 :]
            break
    for at, word in enumerate(rest[:2]):
        if COLON.match(word.text) and abs(word.x0 - columns.colon) < 2 * NEAR:
            return name, rest[at + 1 :], True
    if rest and MAYBE_COLON.match(rest[0].text) and _at_colon(rest[0], columns):
        return name, rest[1:], True
    return name, rest, False


def _at_colon(word: Word, columns: _Columns) -> bool:
    return abs(word.x0 - columns.colon) < abs(word.x0 - columns.value)


def _value(words: Line, name: str) -> Line:
    """The words up to the date at the right; without what is only a speck."""
    kept: Line = []
    for cell in cells_of(words) if words else []:
        text = text_of(cell)
        dated = find_date(text) or ONLY_A_PLACE.match(text)
        if dated and (kept or name == labels.NUMBER) and cell[0].x0 > RIGHT - NEAR:
            break
        kept += cell
    while kept[1:] and NOISE.match(kept[-1].text):
        kept = kept[:-1]
    return kept if name == labels.SUBJECT else _before_date(kept, name)


def _before_date(words: Line, name: str) -> Line:
    """Without a date that stands close behind the value, and without its place."""
    text = text_of(words)
    found = find_date(text)
    before = words[: len(text[: found.start].split())] if found and found.end == len(text) else []
    if not before[1:] or not before[-1].text.endswith(","):
        return words
    before = before[:-1]
    while name == labels.NUMBER and before[1:] and before[-1].text.isalpha():
        before = before[:-1]
    return before


def _continues(last: Row, value: Line, columns: _Columns) -> bool:
    """Further lines of a value begin under its first word."""
    if last.lines >= MOST_LINES or not _follows(last, value, columns):
        return False
    if last.name == labels.NUMBER:
        return bool(re.search(r"[\d/]", text_of(value))) and not re.search(r"\(", text_of(value))
    if last.name == labels.SUBJECT or not last.name:
        return bool(last.value) and abs(value[0].x0 - last.value[0].x0) < NEAR
    return last.name in (labels.ADDRESSEE, labels.SENDER) and _stands_in_column(value, columns)


def _follows(last: Row, value: Line, columns: _Columns) -> bool:
    return value[0].level - last.level < NEXT_LINE * columns.height


def _stands_in_column(value: Line, columns: _Columns) -> bool:
    return abs(value[0].x0 - columns.value) < NEAR
