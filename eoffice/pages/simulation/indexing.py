"""The search index of many casts: what `search.entry` makes of a letter, cut where casts differ.

The letters that were drawn are indexed as all others are; of each an outline is kept, into which a
cast puts its own numbers and month. A test indexes casts anew and finds the same.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain, count
from typing import Any

from correspondence.models import Letter
from correspondence.search import index, keeping, marks
from correspondence.search.entry import Entry, entry_of, fingerprint_of, key_of, spelled
from correspondence.search.postgres import Row
from correspondence.search.texts import LetterText, texts_of
from correspondence.search.words import day_in_words, plain_words, token_of, tokens_of
from eoffice.pages.simulation.moulds import Mould
from eoffice.pages.simulation.places import Given, day_at, place_of
from eoffice.pages.simulation.plan import Cast

AT_ONCE = 500
OWN = (Given.RENDERED, Given.SENDER_NUMBER)
DAY, YEAR, MONTH = "day", "xy", "xm"
HOLE, CUT = "⟦{}⟧", re.compile(r"⟦(\d+)⟧")


class Text:
    """A text with holes, each with its number."""

    def __init__(self, text: str) -> None:
        self.parts = CUT.split(text)
        self.holes = [int(hole) for hole in self.parts[1::2]]

    def filled(self, values: Sequence[str]) -> str:
        """The text with a value in every hole."""
        parts = self.parts.copy()
        parts[1::2] = [values[hole] for hole in self.holes]
        return "".join(parts)


class Outline:
    """The index of one drawn letter, with holes where its casts differ: numbers and days."""

    def __init__(self, text: LetterText, entry: Entry, own: Mapping[Any, str]) -> None:
        self.own, self.casts = _spans(text, own), 0
        sections, holes = [list(tokens) for tokens in entry.sections], count()
        for section, start, end in self.own.values():
            sections[section][start:end] = [HOLE.format(next(holes)) for _ in range(start, end)]
        of_time = {YEAR: HOLE.format(next(holes)), MONTH: HOLE.format(next(holes))}
        line = [of_time.get(mark[:2], mark) for mark in entry.marks[0]]
        open_entry = replace(entry, sections=tuple(sections), marks=(line, *entry.marks[1:]))
        self.tokens = {
            token for token in chain(*sections, *open_entry.marks) if token[0] != HOLE[0]
        }
        self.content = Text(open_entry.content)
        self.written = [Text(part) for part in index.backend().row_of(open_entry)[-1]]

    def row(self, letter_id: int, at: datetime, values: Sequence[str]) -> Row:
        """One cast, as the index keeps it."""
        fingerprint = fingerprint_of(at, self.content.filled(values))
        written = [part.filled(values) for part in self.written]
        return letter_id, at, key_of(at, letter_id), fingerprint, written


def _spans(text: LetterText, own: Mapping[Any, str]) -> dict[Any, tuple[int, int, int]]:
    """Where its own numbers and its day stand among its tokens: section, first, after the last."""
    found: dict[Any, tuple[int, int, int]] = {}
    for given in (*OWN, DAY):
        for number, section in enumerate((text.line, text.letter)):
            if own[given] and own[given] in section:
                before = section[: section.index(own[given])]
                start = sum(len(tokens_of(part)) for part in before)
                found[given] = (number, start, start + len(tokens_of(own[given])))
                break
    return found


def _written_on(cast: Cast) -> date:
    """The day that stands on one cast."""
    return day_at(place_of(cast.mould.letter["letter_date"]) + cast.days)


class Indexer:
    """Writes the index of drawn letters and of their casts, and counts the words."""

    def __init__(self) -> None:
        self.outlines: dict[Mould, Outline] = {}
        self.words: dict[str, str] = {}
        self.names: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.waiting: list[Row] = []

    def outline(self, drawn: list[tuple[Mould, int]]) -> None:
        """Index the letters that were drawn and are in the database."""
        for start in range(0, len(drawn), AT_ONCE):
            batch = {letter: mould for mould, letter in drawn[start : start + AT_ONCE]}
            rows = Letter.objects.filter(pk__in=batch).values_list(
                "pk", "letter_date", "agenda_number", "sender_number"
            )
            own = {
                pk: dict(zip(OWN, found, strict=True)) | {DAY: day_in_words(day)}
                for pk, day, *found in rows
            }
            entries = []
            for text in texts_of(list(batch)):
                entry = entry_of(text)
                entries.append(entry)
                self.words |= spelled(entry)
                self.names |= entry.names
                self.outlines[batch[text.letter_id]] = Outline(text, entry, own[text.letter_id])
                self.counts.update(set(chain(*entry.sections, *entry.marks)))
            index.backend().put_new(entries)

    def add(self, cast: Cast, letter_id: int, given: dict[Any, str]) -> None:
        """Let the index of one cast wait to be written."""
        outline, day = self.outlines[cast.mould], day_at(cast.mould.day + cast.days)
        said = given | {DAY: day_in_words(_written_on(cast))}
        values = [token for name in outline.own for token in self._tokens(said[name])]
        months = [marks.year(day.year), marks.month(day.year, day.month)]
        self.words.update(zip(months, months, strict=True))
        values += months
        outline.casts += 1
        self.counts.update(set(values) - outline.tokens)
        self.waiting.append(outline.row(letter_id, cast.received.astimezone(UTC), values))

    def _tokens(self, text: str) -> list[str]:
        """The tokens of a number; its words become known."""
        plain = list(plain_words([text]))
        tokens = [token_of(word) for word in plain]
        self.words.update(zip(plain, tokens, strict=True))
        return tokens

    def write(self) -> Callable[[Any], None]:
        """What writes the casts that wait, with a cursor of the driver."""
        rows, self.waiting = self.waiting, []
        return index.backend().writing(rows)

    def finish(self) -> None:
        """Tell the vocabulary which words there are, and in how many letters each stands."""
        for outline in self.outlines.values():
            self.counts.update(dict.fromkeys(outline.tokens, outline.casts))
        keeping.add_words(
            {
                word: (token, self.counts[token], word in self.names)
                for word, token in self.words.items()
                if self.counts[token]
            }
        )
