"""The numbers of a Word file as Word shows them: counted here, written before each paragraph.

A numbered paragraph gets a mark with its level, its kind and its number in front of its words;
after the file has become HTML, `word_lists` makes lists of what bears marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from eoffice.pdf.work import word_hidden
from eoffice.pdf.work.word_parts import (
    Element,
    Parts,
    above,
    add,
    all_of,
    child,
    children,
    get,
    value,
)

BEGIN, BETWEEN, END = "\ue000", "\ue001", "\ue002"
PLACE = re.compile(r"%([1-9])")
KINDS = {
    "decimal": "1", "decimalZero": "1", "lowerLetter": "a", "upperLetter": "A",
    "lowerRoman": "i", "upperRoman": "I",
}  # fmt: skip
DECORATION = re.compile(r"[\s().]*%[1-9][\s().]*")
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LEVELS = 9
MOST = 5000  # no Roman numeral is longer
LONGEST_WAY = 20_000


@dataclass(slots=True)
class Level:
    """How one level of a list counts."""

    kind: str = "decimal"
    text: str = ""
    start: int = 1
    left: str = ""  # how far from the edge its paragraphs stand


@dataclass(slots=True)
class Book:
    """The lists of a file and how far each has counted."""

    parts: Parts
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)  # by abstract number
    of_number: dict[str, str] = field(default_factory=dict)
    own: dict[str, dict[int, Level]] = field(default_factory=dict)  # of a number, over its list's
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    counted: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def levels(self, number: str) -> dict[int, Level]:
        """How the levels of this number count."""
        of = self.of_number.get(number, "")
        return {**self.lists.get(of, {}), **self.own.get(number, {})}


def mark(parts: Parts) -> None:
    """Write in front of every numbered paragraph what stands there in Word."""
    book = _book(parts)
    for root in parts.texts:
        for paragraph in all_of(root, "p"):
            if (place := _place(book, paragraph)) is not None:
                _mark(book, paragraph, *place)
            elif word_hidden.style_of(paragraph) in book.by_style:
                _silence(paragraph)


def _book(parts: Parts) -> Book:
    book = Book(parts)
    if parts.numbers is None:
        return book
    lists = {get(one, "abstractNumId"): one for one in children(parts.numbers, "abstractNum")}
    book.lists = {name: _levels(element) for name, element in lists.items()}
    for number in children(parts.numbers, "num"):
        name = get(number, "numId")
        book.of_number[name] = value(child(number, "abstractNumId"))
        book.restarts[name] = _restarts(number)
        book.own[name] = _own_levels(number)
    links = {value(child(one, "styleLink")): name for name, one in lists.items()}
    for name, element in lists.items():
        if style := value(child(element, "numStyleLink")):
            book.lists[name] = book.lists.get(links.get(style, ""), {})
    for name, of in book.of_number.items():
        if of in lists:
            book.by_style = _by_style(name, lists[of]) | book.by_style
    return book


def _by_style(number: str, element: Element) -> dict[str, tuple[str, int]]:
    """The styles whose paragraphs are counted by this list, and at which level."""
    levels = children(element, "lvl")
    said = ((value(child(level, "pStyle")), _whole(get(level, "ilvl"))) for level in levels)
    return {style: (number, at) for style, at in said if style}


def _levels(element: Element) -> dict[int, Level]:
    found = {_whole(get(level, "ilvl")): _level(level) for level in children(element, "lvl")}
    return {at: level for at, level in found.items() if at < LEVELS}


def _own_levels(number: Element) -> dict[int, Level]:
    found = {}
    for override in children(number, "lvlOverride"):
        at = _whole(get(override, "ilvl"))
        if at < LEVELS and (level := child(override, "lvl")) is not None:
            found[at] = _level(level)
    return found


def _restarts(number: Element) -> dict[int, int]:
    """On which number the levels of this list begin again."""
    said = {
        _whole(get(one, "ilvl")): value(child(one, "startOverride"))
        for one in children(number, "lvlOverride")
    }
    return {level: _whole(start) for level, start in said.items() if start}


def _level(element: Element) -> Level:
    start = value(child(element, "start"))
    return Level(
        kind=value(child(element, "numFmt")) or "decimal",
        text=value(child(element, "lvlText")),
        start=_whole(start) if start else 1,
        left=_left(element),
    )


def _place(book: Book, paragraph: Element) -> tuple[str, int] | None:
    """The list and the level of a paragraph, said by itself or by its style; none for no list."""
    said = child(paragraph, "pPr", "numPr")
    style = word_hidden.style_of(paragraph)
    number = value(child(said, "numId"))
    level = value(child(said, "ilvl"))
    for element in book.parts.styled(style):
        inherited = child(element, "pPr", "numPr")
        number = number or value(child(inherited, "numId"))
        level = level or value(child(inherited, "ilvl"))
    if not number and style in book.by_style:
        return book.by_style[style]
    if not level and style in book.by_style:
        level = str(book.by_style[style][1])
    if _whole(level) not in book.levels(number) or _is_taken_out(paragraph):
        return None
    return number, _whole(level)


def _is_taken_out(paragraph: Element) -> bool:
    """Whether it stands in a row of a table that somebody has deleted."""
    row = above(paragraph, "tr".__eq__)
    return child(row, "trPr", "del") is not None


def _mark(book: Book, paragraph: Element, number: str, at: int) -> None:
    name, levels = book.of_number[number], book.levels(number)
    level = levels[at]
    shows = word_hidden.has_words(paragraph) and level.kind != "none"
    place = (name, str(at), _stands(book.parts, paragraph, level))
    _silence(paragraph)
    if level.kind == "bullet":
        if shows:
            _write(paragraph, *place, "-", "0", "")
        return
    count = _count(book, number, at)
    if not shows:
        return
    if _is_simple(level, at):
        _write(paragraph, *place, KINDS[level.kind], str(count), "")
    else:
        _write(paragraph, *place, "", "0", _shown(levels, book.counted[name], level))


def _stands(parts: Parts, paragraph: Element, level: Level) -> str:
    """How far from the edge a paragraph stands, in twentieths of a point: by its list, or its
    style. What was moved by hand stays in its list."""
    styles = parts.styled(word_hidden.style_of(paragraph))
    return level.left or next(filter(None, map(_left, styles)), "") or "0"


def _left(element: Element) -> str:
    said = child(element, "pPr", "ind")
    return str(_whole(get(said, "left") or get(said, "start"), most=LONGEST_WAY) or "")


def _is_simple(level: Level, at: int) -> bool:
    """Whether a list of a letter can say it: one number with a dot or brackets."""
    is_alone = DECORATION.fullmatch(level.text) is not None and f"%{at + 1}" in level.text
    return level.kind in KINDS and is_alone


def _count(book: Book, number: str, at: int) -> int:
    """One further; deeper levels begin again, higher ones have begun."""
    name = book.of_number[number]
    levels, counts = book.levels(number), book.counted.setdefault(name, [None] * LEVELS)
    restart = book.restarts.get(number, {}).get(at)
    before = counts[at]
    if restart is not None and (number, at) not in book.begun:
        now = restart
    else:
        now = levels[at].start if before is None else before + 1
    book.begun.add((number, at))
    for upper in range(at):
        if counts[upper] is None:
            counts[upper] = levels[upper].start if upper in levels else 1
    counts[at] = now
    for deeper in range(at + 1, LEVELS):
        counts[deeper] = None
    return now


def _shown(levels: dict[int, Level], counts: list[int | None], level: Level) -> str:
    """The number in the words of its list: "Pasal 3", "1.2.", "IV.A"."""

    def filled(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        kind = levels[at].kind if at in levels else "decimal"
        return numeral(kind, counts[at] or 0)

    return PLACE.sub(filled, level.text).translate(word_hidden.PRIVATE).strip()


def numeral(kind: str, count: int) -> str:
    """A number as this kind of list writes it."""
    if kind in ("lowerLetter", "upperLetter") and count > 0:
        text = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif kind in ("lowerRoman", "upperRoman") and 0 < count < MOST:
        text = ""
        for size, letters in ROMAN:
            text += letters * (count // size)
            count %= size
    elif kind == "decimalZero":
        text = f"{count:02d}"
    else:
        text = str(count)
    return text.upper() if kind.startswith("upper") else text


def _silence(paragraph: Element) -> None:
    """The reader of the file is to see no list here: the mark says all."""
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = add(paragraph, "pPr", 0)
    if (said := child(properties, "numPr")) is not None:
        properties.remove(said)
    none = add(properties, "numPr", len(properties))
    for at, name in enumerate(("ilvl", "numId")):
        made = add(none, name, at)
        made.set(made.tag.replace(name, "val"), "0" if name == "ilvl" else "none")


def _write(paragraph: Element, *facts: str) -> None:
    """The mark: list, level, place, kind, number, and what is written out."""
    said = BETWEEN.join(facts)
    properties = child(paragraph, "pPr")
    place = 0 if properties is None else paragraph.index(properties) + 1
    run = add(paragraph, "r", place)
    add(run, "t", 0, f"{BEGIN}{said}{END}")


def _whole(text: str, *, most: int = MOST) -> int:
    return min(int(text), most) if text.isdecimal() and len(text) < LEVELS else 0
