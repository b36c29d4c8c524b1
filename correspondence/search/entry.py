"""A letter's texts as tokens, ready to be written into the index of either database. Pure."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from correspondence.search.texts import LetterText
from correspondence.search.words import plain_words, token_of, tokens_of

SECTIONS = ("line", "letter", "tree", "notes")
MOST_TOKENS = 120_000
ID_BITS = 29
SECTION = "|"


@dataclass(frozen=True, slots=True)
class Entry:
    """The tokens of one letter by section, each section with its marks; its words for spelling."""

    letter_id: int
    at: datetime
    sections: tuple[list[str], ...]
    marks: tuple[list[str], ...]
    words: frozenset[str]
    names: frozenset[str]

    @property
    def key(self) -> int:
        """The place in time as one number."""
        return key_of(self.at, self.letter_id)

    @property
    def marked(self) -> str:
        """The marks of all sections as one text, section by section."""
        return SECTION.join(" ".join(marks) for marks in self.marks)

    @property
    def fingerprint(self) -> str:
        """The same for the same content."""
        return fingerprint_of(self.at, self.content)

    @property
    def content(self) -> str:
        """All that is written of the letter, as one text."""
        return "|".join(" ".join(part) for part in (*self.sections, *self.marks))


def key_of(at: datetime, letter_id: int) -> int:
    """Seconds since 1970, then the letter: newer is greater, and no two are the same."""
    return (int(at.timestamp()) << ID_BITS) | letter_id


def fingerprint_of(at: datetime, content: str) -> str:
    """A short mark of a content at its place in time."""
    text = f"{at.isoformat()}|{content}"
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def marks_down_to(marked: str, level: int) -> list[str]:
    """Of the marks of all sections those that stand in the sections down to a level."""
    return " ".join(marked.split(SECTION)[: level + 1]).split()


def letter_of(key: int) -> int:
    """The letter of a place."""
    return key & ((1 << ID_BITS) - 1)


def entry_of(text: LetterText) -> Entry:
    """Cut the texts into tokens."""
    sections = (text.line, text.letter, text.tree, text.notes)
    none: list[str] = []
    marks = (text.line_marks, text.letter_marks, text.tree_marks, none)
    plain = frozenset(plain_words(part for section in sections for part in section))
    return Entry(
        letter_id=text.letter_id,
        at=text.at,
        sections=tuple(_tokens(section) for section in sections),
        marks=tuple(sorted(set(found)) for found in marks),
        words=plain,
        names=frozenset(word for word in plain_words(text.names) if word.isalpha()),
    )


def _tokens(texts: Iterable[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        found += tokens_of(text)
        if len(found) >= MOST_TOKENS:
            return found[:MOST_TOKENS]
    return found


def spelled(entry: Entry) -> dict[str, str]:
    """Every word of a letter with the token by which it is found; its marks too."""
    found = {word: token_of(word) for word in entry.words}
    return found | {mark: mark for marks in entry.marks for mark in marks}
