"""Reads number, date, subject and the like off a letter's first page, by where its words stand.

Pure: words with their boxes in, text out. Anchored: a value stands behind its own word ("Nomor :",
"Hal :"). Nothing is invented: a letter without a subject line gets no subject.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any, NamedTuple

HEAD = 0.45
"""The part of the page, from its top, in which the head of a letter stands."""
WIDE_GAP = 0.045
SAME_COLUMN = 0.025
LABELS = {
    "nomor": "sender_number",
    "no": "sender_number",
    "number": "sender_number",
    "hal": "subject",
    "perihal": "subject",
    "lampiran": "attachment_note",
    "lamp": "attachment_note",
    "sifat": "character",
    "derajat": "character",
}
MONTHS = "januari februari maret april mei juni juli agustus september oktober november desember"
DATE = re.compile(rf"\b(\d{{1,2}})\s+({MONTHS.replace(' ', '|')})\s+(\d{{4}})\b", re.IGNORECASE)
PLACE_AND_DATE = re.compile(rf"\s+\S+,\s*{DATE.pattern}", re.IGNORECASE)
NOTHING = re.compile(r"^[-–—.,:\s]*$")
TO_WHOM = re.compile(r"^(?:kepada\s*)?(?:yth\b\.?)?\s*:?\s*", re.IGNORECASE)


class Word(NamedTuple):
    """A word and its box, as shares of the page."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def middle(self) -> float:
        """The height at which the word stands."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, and the words from which."""

    values: dict[str, str] = field(default_factory=dict)
    words: dict[str, list[Word]] = field(default_factory=dict)
    head: list[str] = field(default_factory=list)


def read_letter(rows: Iterable[Sequence[Any]]) -> Reading:
    """Read the head of a letter from the words of its first page."""
    lines = _lines(Word(*row[:5]) for row in rows if row and str(row[0]).strip())
    reading = Reading(head=[_text(line) for line in lines[:10]])
    for at, line in enumerate(lines):
        _read_labelled(reading, lines, at, line)
        _read_date(reading, line)
        _read_addressee(reading, lines, at)
    return reading


def _lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words of the head, line by line from the top, each line from the left."""
    head = [word for word in words if word.y0 < HEAD]
    height = median(word.y1 - word.y0 for word in head) if head else 0
    lines: list[list[Word]] = []
    for word in sorted(head, key=lambda w: w.middle):
        last = lines[-1] if lines else []
        if last and abs(last[-1].middle - word.middle) < 0.6 * height:
            last.append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.x0) for line in lines]


def _read_labelled(reading: Reading, lines: list[list[Word]], at: int, line: list[Word]) -> None:
    name = LABELS.get(line[0].text.casefold().rstrip(".:;"))
    if not name or name in reading.values:
        return
    value = _behind_label(line)
    if name == "subject" and value:
        value = value + _continued(lines[at + 1 :], value)
    text = PLACE_AND_DATE.sub("", _text(value))
    if text and not NOTHING.match(text):
        reading.values[name] = text
        reading.words[name] = value


def _behind_label(line: list[Word]) -> list[Word]:
    """The words behind the colon, up to the next wide gap (a date often stands at the right)."""
    colon = next((n for n, word in enumerate(line[:3]) if word.text.endswith((":", ";"))), None)
    if colon is None and not line[1:2]:
        return []
    rest = line[(colon if colon is not None else 0) + 1 :]
    if colon is None and rest and rest[0].text.startswith(":"):
        rest = [rest[0]._replace(text=rest[0].text.lstrip(":")), *rest[1:]]
    elif colon is None:
        return []
    kept: list[Word] = []
    for word in rest:
        if kept and word.x0 - kept[-1].x1 > WIDE_GAP:
            break
        kept.append(word)
    return kept


def _continued(following: list[list[Word]], value: list[Word]) -> list[Word]:
    """Further lines of a subject begin under its first word."""
    more: list[Word] = []
    bottom, height = value[0].y1, value[0].y1 - value[0].y0
    for line in following[:3]:
        segment = [word for word in line if word.x0 > value[0].x0 - SAME_COLUMN]
        starts_under = segment == line and abs(line[0].x0 - value[0].x0) < SAME_COLUMN
        if not starts_under or line[0].y0 - bottom > 1.8 * height:
            break
        more += line
        bottom = line[0].y1
    return more


def _read_date(reading: Reading, line: list[Word]) -> None:
    """The first date of the head that is written in full."""
    if "letter_date" not in reading.values and (found := DATE.search(_text(line))):
        reading.values["letter_date"] = found.group(0)
        parts = {part.casefold() for part in found.groups()}
        reading.words["letter_date"] = [w for w in line if w.text.casefold().strip(",.") in parts]


def _read_addressee(reading: Reading, lines: list[list[Word]], at: int) -> None:
    """What stands behind "Yth."; when nothing does, the line below."""
    text = _text(lines[at])
    if "addressee_written" in reading.values or "yth" not in text.casefold()[:14]:
        return
    written = TO_WHOM.sub("", text).strip()
    if not written and at + 1 < len(lines):
        written = _text(lines[at + 1])
    if written:
        reading.values["addressee_written"] = written


def _text(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words if word.text)
