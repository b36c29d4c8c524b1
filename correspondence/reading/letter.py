"""Reads number, date, sender, subject and the like off the first page of a letter."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from correspondence.reading import labels, numbers
from correspondence.reading.block import NEAR, Block, read_block
from correspondence.reading.dates import find_date
from correspondence.reading.letterhead import letterhead, signer, writer
from correspondence.reading.paper import Line, Word, cells_of, height_of, lines_of, text_of

ALIKE = 0.8
HEAD = 0.45
"""The part of the page, from its top, in which the head of a letter stands."""
RIGHT = 0.45
"""Signatures, and dates above them, begin right of this."""
CERTAIN = 100.0
"""So sure is only the text of a born-digital page; character recognition never is."""
DIFFICULT = 55.0
"""A word that was read with less confidence (of 100) is told as doubtful."""
TO_WHOM = re.compile(r"^\W*(?:kepada\b\s*)?(?:[yv]th\b\.?)?\s*:?\s*", re.IGNORECASE)
ADDRESSED = re.compile(r"^\W*(?:kepada\b|[yv]th\b)", re.IGNORECASE)
STAMPED = re.compile(r"\b(?:tanggal|tgl|diterima|terima)\b", re.IGNORECASE)
MEMO = re.compile(r"^\W*(?:kepada|[yv]th\.?)\s*:\s*\w", re.IGNORECASE)
GREETING = re.compile(r"^\W*(?:dengan hormat|assalam|salam sejahtera)", re.IGNORECASE)
CHARACTERS = re.compile(
    r"^(?:(?:sangat|amat)\s+)?(?:biasa|segera|penting|rahasia|terbatas|kilat)\W*$", re.IGNORECASE
)
FIRST = re.compile(r"^\W*[1lI|]\s?[.)]\s*(.+)$")
LISTED = re.compile(r"^\W*(\d)\s?[.)]\s*(?:[yv]th\b\.?\s*)?", re.IGNORECASE)
BETWEEN = "; "
"""What stands between the addressees of a list."""
COUNTED = re.compile(r"^(?:[\dIl]+|satu|dua|tiga|empat|lima)\b.{0,30}$", re.IGNORECASE)
UNANNOUNCED = re.compile(r"^(?:[:;1Il|]\s)?\W?((?:[A-Z]{1,5}-)?\d[\d.]*\s?/[^\s/]*.*/?.*)$")
PLACE = re.compile(r"^\W*(?:[^\W\d][\w.'’()-]*(?:\s+[\w.'’()-]+){0,5}[,.;:]?\s*)?$")
AT_THE_END = re.compile(r"^(?:pada tanggal\s*:?|[^\W\d][\w.'’ -]{2,40},)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, the words from which, and what could hardly be read."""

    values: dict[str, str] = field(default_factory=dict)
    words: dict[str, list[Word]] = field(default_factory=dict)
    letterhead: list[str] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)
    dated: list[date] = field(default_factory=list)

    @property
    def letter_date(self) -> date | None:
        """The date of the letter."""
        return next(iter(self.dated), None)

    def keep(self, name: str, text: str, words: Line, *, sure: bool = True) -> None:
        """Note a value once; it is doubtful where a word of it was hard to read."""
        if not text or name in self.values:
            return
        self.values[name], self.words[name] = text, words
        if not sure or any(word.confidence < DIFFICULT for word in words):
            self.doubtful.add(name)


def read_letter(rows: Iterable[Sequence[Any]]) -> Reading:
    """Read the head of a letter from the words of its first page: text, box, confidence."""
    reading, lines = Reading(), lines_of(rows)
    head = [line for line in lines if line[0].level < HEAD]
    above = head[: _address_at(head)]
    block = read_block(above)
    _read_date(reading, lines, above, block)
    _read_number(reading, above, block)
    _read_rows(reading, block)
    _read_sender(reading, lines, [line for line in above if line[0].level < block.top])
    _read_addressee(reading, head)
    return reading


def _address_at(head: Sequence[Line]) -> int:
    """On which line the address or the greeting begins; a memo's "Kepada :" is a row instead."""
    for at, line in enumerate(head):
        text = text_of(line)
        if (ADDRESSED.match(text) and not MEMO.match(text)) or GREETING.match(text):
            return at
    return len(head)


def _read_date(reading: Reading, lines: list[Line], above: list[Line], block: Block) -> None:
    """The date behind "Tanggal :", beside the place at the head, or above the signature."""
    named = [row.value for row in block.rows if row.name == labels.DATE]
    at_the_head = [cell for line in above for cell in cells_of(line)]
    unstamped = (cell for cell in at_the_head if not STAMPED.search(text_of(cell)))
    for cell in [*named, *unstamped, *_wrapped(above), *_beside(above, block)]:
        if _keep_date(reading, cell, PLACE):
            return
    for line in lines[len(above) :]:
        for cell in cells_of(line):
            if cell[0].x0 > RIGHT and _keep_date(reading, cell, AT_THE_END):
                return


def _keep_date(reading: Reading, cell: Line, before: re.Pattern[str]) -> bool:
    """Note the date of a cell in which nothing else stands but the place before it."""
    text = text_of(cell)
    found = find_date(text)
    if not found or not before.match(text[: found.start]) or len(text) - found.end > len(" |."):
        return False
    words, at = [], 0
    for word in cell:
        if found.start <= at < found.end:
            words.append(word)
        at += len(word.text) + 1
    reading.dated.append(found.day)
    reading.keep(labels.DATE, text[found.start : found.end], words, sure=found.sure)
    return True


def _wrapped(above: list[Line]) -> Iterable[Line]:
    """Cells at the right with what stands below them: a long place sends the year down."""
    for line, following in pairwise(above):
        first = cells_of(line)[-1]
        for cell in cells_of(following):
            if first[0].x0 > RIGHT and abs(cell[0].x0 - first[0].x0) < NEAR:
                yield first + cell


def _beside(above: list[Line], block: Block) -> Iterable[Line]:
    """Place and date close behind the first value of the block, without a gap between."""
    for line in (line for line in above if line[0].level == block.top):
        for at, word in enumerate(line):
            if word.text.endswith(","):
                yield line[at:]


def _read_number(reading: Reading, above: list[Line], block: Block) -> None:
    """What stands behind "Nomor"; where that word is lost, what looks like a number."""
    rows = [row for row in block.rows if row.name == labels.NUMBER and numbers.is_number(row.text)]
    rows += [row for row in block.rows if not row.name and UNANNOUNCED.match(row.text)]
    for row in rows[:1]:
        _keep_number(reading, row.value, sure=row.name == labels.NUMBER)
    for cell in (cell for line in above for cell in cells_of(line)):
        if UNANNOUNCED.match(text_of(cell)):
            _keep_number(reading, cell, sure=False)


def _keep_number(reading: Reading, words: Line, *, sure: bool) -> None:
    text = UNANNOUNCED.sub(r"\1", text_of(words)) if not sure else text_of(words)
    printed = text.strip(numbers.ENDS)
    recognised = any(word.confidence < CERTAIN for word in words)
    number = numbers.mended(text, reading.letter_date) if recognised else printed
    fits = numbers.fits(number, reading.letter_date)
    fits = fits and not (recognised and numbers.swallowed(number))
    reading.keep(labels.NUMBER, number, words, sure=sure and number == printed and fits)


def _read_rows(reading: Reading, block: Block) -> None:
    """Subject, attachments and character; a row without its word is known by what it says."""
    for row in block.rows:
        if row.name not in ("", labels.NUMBER, labels.DATE):
            reading.keep(row.name, row.text, row.value)
    number = reading.words.get(labels.NUMBER)
    unnamed = [row for row in block.rows if not row.name and row.value != number]
    for row in unnamed:
        if CHARACTERS.match(row.text):
            reading.keep(labels.CHARACTER, row.text, row.value, sure=False)
        elif COUNTED.match(row.text):
            reading.keep(labels.ATTACHMENT, row.text, row.value, sure=False)
        elif row is block.rows[-1] and len(block.rows) > 1:
            reading.keep(labels.SUBJECT, row.text, row.value, sure=False)


def _read_sender(reading: Reading, lines: list[Line], above: list[Line]) -> None:
    """The office of the letterhead; without one, who is named at the top or signs."""
    office = letterhead(above)
    if office:
        reading.letterhead.extend(text_of(line) for line in office)
        words = [word for line in office for word in line]
        reading.keep(labels.SENDER, text_of(words), words)
        return
    name = writer(above)
    signed = signer(lines, height_of([word for line in lines for word in line])) if lines else []
    sure = not name or not signed or _same(name, signed)
    reading.keep(labels.SENDER, text_of(name or signed), name or signed, sure=sure)


def _same(one: Line, other: Line) -> bool:
    texts = (text_of(one).casefold(), text_of(other).casefold())
    return SequenceMatcher(None, *texts).ratio() > ALIKE


def _read_addressee(reading: Reading, head: list[Line]) -> None:
    """What stands behind "Yth.", or on the line below; of a list, all that it names."""
    for at, line in enumerate(head):
        below = head[at + 1] if at + 1 < len(head) else []
        if ADDRESSED.match(text_of(line)):
            cell = cells_of(line)[0]
            written = TO_WHOM.sub("", text_of(cell)).strip()
            first = cell if written else below
            others = _listed(head[at + (1 if written else 2) :])
            if not others or not (one := FIRST.match(written or text_of(below))):
                reading.keep(labels.ADDRESSEE, written or text_of(below), first)
                continue
            names = [one[1], *(LISTED.sub("", text_of(row)) for row in others)]
            words = [word for row in (first, *others) for word in row]
            reading.keep(labels.ADDRESSEE, BETWEEN.join(names), words)


def _listed(below: list[Line]) -> list[Line]:
    """The lines of a list that go on with 2, 3 and so on; what is wrapped between is left out."""
    found: list[Line] = []
    for line in below:
        cell = cells_of(line)[0]
        if GREETING.match(text_of(cell)):
            break
        number = LISTED.match(text_of(cell))
        if number and int(number[1]) == len(found) + 2:
            found.append(cell)
    return found
