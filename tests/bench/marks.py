"""What a reading of a letter is worth, against what the letter says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import Any

from correspondence.normalising import plain
from correspondence.reading import read_letter
from correspondence.reading.paper import turned

Page = dict[str, Any]
"""A page as it is kept: `text`, `words` (rows of text, box and confidence) and `rotation`."""
BODY, ENOUGH = "body", 0.9


@dataclass(frozen=True, slots=True)
class Mark:
    """How well one thing was read: 1 is right, for the body the share of words found in order."""

    field: str
    share: float
    said: str = ""
    read: str = ""

    def __str__(self) -> str:
        return f"{self.field:8} {self.share:4.2f}  {self.said!r} was read {self.read!r}"


def marked(truth: dict[str, Any], pages: list[Page]) -> Iterator[Mark]:
    """Number and date exactly, sender and subject nearly, nothing where the letter has none."""
    reading = read_letter(turned(pages[0]["words"], pages[0]["rotation"]))
    read = reading.values
    number, said = read.get("sender_number", ""), truth["number"] or ""
    yield Mark("number", float(_close(number) == _close(said)), said, number)
    day = str(reading.letter_date or "")
    yield Mark("date", float(day == truth["date"]), truth["date"], day)
    sender, said = read.get("sender", ""), truth["sender"]["name"]
    yield Mark("sender", float(_alike(sender, said) >= ENOUGH), said, sender)
    subject, said = read.get("subject", ""), truth["subject"]
    if truth["form"] == "pengantar":
        yield Mark("no subject", float(not subject), "", subject)
    else:
        yield Mark("subject", float(_alike(subject, said) >= ENOUGH), said, subject)
    yield Mark(BODY, found_in_order(truth["body_text"], "\n".join(page["text"] for page in pages)))


def _close(number: str) -> str:
    return re.sub(r"\s+", "", number)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, plain(one).strip(), plain(other).strip()).ratio()


def found_in_order(said: str, read: str) -> float:
    """The share of the words that stand in what was read, in their order (longest such row)."""
    wanted, words = _words(said), _words(read)
    row = [0] * (len(words) + 1)
    for word in wanted:
        before = row[:]
        for at, other in enumerate(words, start=1):
            row[at] = before[at - 1] + 1 if word == other else max(before[at], row[at - 1])
    return row[-1] / (len(wanted) or 1)


def _words(text: str) -> list[str]:
    return list(chain.from_iterable(plain(part).split() for part in text.split()))
