"""The search index of many casts: what `search.entry` makes of a letter, cut where casts differ.

The letters that were drawn are indexed as all others are; of each an outline is kept, into which a
cast puts its own numbers and month. A test indexes casts anew and finds the same.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, date
from itertools import chain
from typing import Any

from django.db import connection

from correspondence.models import Letter
from correspondence.search import index, keeping, marks, postgres, sqlite
from correspondence.search.entry import Entry, entry_of, spelled
from correspondence.search.texts import LetterText, texts_of
from correspondence.search.words import plain_words, token_of, tokens_of
from eoffice.pages.simulation.moulds import Mould
from eoffice.pages.simulation.places import Given, day_at
from eoffice.pages.simulation.plan import Cast

AT_ONCE = 500
OWN = (Given.RENDERED, Given.SENDER_NUMBER)
OF_TIME = ("xm", "xy")
NONE: frozenset[str] = frozenset()


class Outline:
    """The index of one drawn letter, open where its casts differ."""

    def __init__(self, text: LetterText, entry: Entry, own: Mapping[Given, str]) -> None:
        self.entry, self.spans = entry, _spans(text, own)
        taken = {(section, at) for section, start, end in self.spans.values()
                 for at in range(start, end)}  # fmt: skip
        static = [
            [token for at, token in enumerate(tokens) if (section, at) not in taken]
            for section, tokens in enumerate(entry.sections)
        ]
        self.tokens = set(chain(*static, *entry.marks)) - set(self.own_marks(list(entry.marks)))
        self.casts = 0

    def sections(self, own: Mapping[Given, list[str]]) -> list[list[str]]:
        """The tokens of a cast, section by section."""
        found = [list(tokens) for tokens in self.entry.sections]
        for given, (section, start, end) in reversed(self.spans.items()):
            found[section][start:end] = own[given]
        return found

    def marks(self, day: date) -> list[list[str]]:
        """The marks of a cast that came on this day, in their order."""
        months = {"xy": marks.year(day.year), "xm": marks.month(day.year, day.month)}
        line = [months.get(mark[:2], mark) for mark in self.entry.marks[0]]
        return [line, *map(list, self.entry.marks[1:])]

    @staticmethod
    def own_marks(found: list[list[str]]) -> list[str]:
        """Those of them that are not the same in every cast."""
        return [mark for mark in found[0] if mark.startswith(OF_TIME)]


def _spans(text: LetterText, own: Mapping[Given, str]) -> dict[Given, tuple[int, int, int]]:
    """Where the letter's own numbers stand among its tokens: section, first, after the last."""
    found: dict[Given, tuple[int, int, int]] = {}
    for given in OWN:
        for number, section in enumerate((text.line, text.letter)):
            if own[given] and own[given] in section:
                before = section[: section.index(own[given])]
                start = sum(len(tokens_of(part)) for part in before)
                found[given] = (number, start, start + len(tokens_of(own[given])))
                break
    return found


class Indexer:
    """Writes the index of drawn letters and of their casts, and counts the words."""

    def __init__(self) -> None:
        self.outlines: dict[Mould, Outline] = {}
        self.words: dict[str, str] = {}
        self.names: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.waiting: list[Entry] = []

    def outline(self, drawn: list[tuple[Mould, int]]) -> None:
        """Index the letters that were drawn and are in the database."""
        for start in range(0, len(drawn), AT_ONCE):
            batch = {letter: mould for mould, letter in drawn[start : start + AT_ONCE]}
            numbers = Letter.objects.filter(pk__in=batch).values_list(
                "pk", "agenda_number", "sender_number"
            )
            own = {pk: dict(zip(OWN, found, strict=True)) for pk, *found in numbers}
            entries = []
            for text in texts_of(list(batch)):
                entry = entry_of(text)
                entries.append(entry)
                self.words |= spelled(entry)
                self.names |= entry.names
                self.outlines[batch[text.letter_id]] = Outline(text, entry, own[text.letter_id])
                self.counts.update(set(chain(*entry.sections, *entry.marks)))
            index.backend().put_new(entries)

    def add(self, cast: Cast, letter_id: int, given: Mapping[Given, str]) -> None:
        """Let the index of one cast wait to be written."""
        outline = self.outlines[cast.mould]
        own = {name: self._tokens(given.get(name, "")) for name in outline.spans}
        found = outline.marks(day_at(cast.mould.day + cast.days))
        outline.casts += 1
        months = outline.own_marks(found)
        self.words.update(zip(months, months, strict=True))
        self.counts.update(set(chain(*own.values(), months)) - outline.tokens)
        sections = tuple(outline.sections(own))
        at = cast.received.astimezone(UTC)
        self.waiting.append(Entry(letter_id, at, sections, tuple(found), NONE, NONE))

    def _tokens(self, text: str) -> list[str]:
        """The tokens of a number; its words become known."""
        plain = list(plain_words([text]))
        tokens = [token_of(word) for word in plain]
        self.words.update(zip(plain, tokens, strict=True))
        return tokens

    def write(self) -> Callable[[Any], None]:
        """What writes the casts that wait, with a cursor of the driver."""
        entries, self.waiting = self.waiting, []
        if connection.vendor == "postgresql":
            content = postgres.content_of(entries)
            return lambda cursor: cursor.copy_expert(postgres.COPY, content)
        return lambda _cursor: sqlite.put_new(entries)

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
