"""How text becomes tokens: the same for the index and for the question, on every database. Pure.

Letters and digits are cut apart, so that "WPB.13", "WPB-13" and "WPB13" are one; digits lose their
leading zeros; words get their root where it is known, else their Indonesian stem. Both databases
index the tokens as they are, so that they agree (decisions 65 and 42).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from correspondence.search.roots import root_of

LONGEST = 40
SHORTEST_STEMMED = 4
PIECE = re.compile(r"[^\W\d_]+|\d+")
LETTERS = re.compile(r"[a-z]")
MONTHS = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
          "oktober", "november", "desember")  # fmt: skip
_stemmer = Stemmer.Stemmer("indonesian", 0)


class Word(NamedTuple):
    """A piece of text: as it stands in a row of small plain letters, its token, and where it is."""

    plain: str
    token: str
    start: int
    end: int


def folded(text: str) -> str:
    """Small letters without accents, sign for sign, so that places in the text stay the same."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(one if len(one := sign.lower()) == 1 else sign for sign in text)
    return small if small.isascii() else "".join(map(_bare, small))


@lru_cache(maxsize=4096)
def _bare(sign: str) -> str:
    bare = [one for one in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(one)]
    return bare[0].lower() if len(bare) == 1 else sign


def words_of(text: str) -> list[Word]:
    """Every word and every number, in order."""
    small = folded(text)
    return [
        Word(plain := small[start:end][:LONGEST], token_of(plain), start, end)
        for start, end in map(re.Match.span, PIECE.finditer(small))
    ]


def tokens_of(text: str) -> list[str]:
    """Only the tokens, in order."""
    return [token_of(plain[:LONGEST]) for plain in PIECE.findall(folded(text))]


@lru_cache(maxsize=200_000)
def token_of(plain: str) -> str:
    """The token of one word in small plain letters."""
    if plain.isdecimal():
        return plain.lstrip("0") or "0"
    if len(plain) < SHORTEST_STEMMED:
        return plain
    return root_of(plain) or _stemmer.stemWord(plain)


def day_in_words(day: date | None) -> str:
    """A day as letters write it, 12 Mei 2026; nothing for none."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def plain_words(texts: Iterable[str]) -> Iterator[str]:
    """The words of several texts in small plain letters."""
    for text in texts:
        for plain in PIECE.findall(folded(text)):
            yield plain[:LONGEST]


def distance(one: str, other: str, *, most: int) -> int:
    """How many typing errors lie between two words (a swap is one); more than `most` is cut off."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one, start=1):
        before, above, row = row, before, [at]
        for to, wanted in enumerate(other, start=1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (sign != wanted))
            if at > 1 and to > 1 and sign == other[to - 2] and one[at - 2] == wanted:
                cost = min(cost, above[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
