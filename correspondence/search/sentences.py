"""Where in a text the question was met: the sentence around it, with the words marked. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from correspondence.search.asking import Question
from correspondence.search.words import Word, folded, words_of

BEFORE, LENGTH, MOST_CUTS = 60, 190, 8
DOTS = "…"
NASAL = "ptks"  # a prefix may swallow these: memilih has the stem pilih


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence; marked where it is a word that was asked for."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """The best place of a text, and how many of the terms it holds."""

    pieces: tuple[Piece, ...]
    terms: int

    @property
    def text(self) -> str:
        """Without the marks."""
        return "".join(piece.text for piece in self.pieces)


class Looked:
    """A question as it is looked for in texts."""

    def __init__(self, question: Question) -> None:
        self.phrases = [
            (at, phrase) for at, term in enumerate(question.must) for phrase in term.any_of
        ]
        self.first = {phrase[0] for _at, phrase in self.phrases}
        self.terms = len(question.must)
        self.reach = 2 * LENGTH if self.terms > 1 else BEFORE + LENGTH
        roots = sorted({root for some in self.roots for root in some}, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(re.escape, roots)) or "(?!)")

    @property
    def roots(self) -> list[list[str]]:
        """For each term, what a page must contain somewhere to be worth looking at."""
        found: dict[int, set[str]] = {}
        for at, phrase in self.phrases:
            found.setdefault(at, set()).add(root_of(max(phrase, key=len)))
        return [sorted(roots) for roots in found.values()]

    def spots(self, words: list[Word]) -> list[tuple[int, int, int]]:
        """Every match: the term, and the first and last word of it."""
        found = []
        for place, word in enumerate(words):
            if word.token not in self.first:
                continue
            for at, phrase in self.phrases:
                end = place + len(phrase)
                if tuple(one.token for one in words[place:end]) == phrase:
                    found.append((at, place, end - 1))
                    break
        return found

    def sentence(self, text: str) -> Sentence | None:
        """The place that holds most of the terms, or nothing.

        Of a long text only the surroundings of what may be a match are looked at.
        """
        text = " ".join(text.split())
        if len(text) <= 3 * LENGTH:
            return self._sentence(text)
        best = None
        for cut in self._cuts(text):
            found = self._sentence(cut)
            if found and (best is None or found.terms > best.terms):
                best = found
            if best and best.terms == self.terms:
                break
        return best

    def _cuts(self, text: str) -> Iterator[str]:
        """Some pieces of a text in which a root stands; dots where the text goes on."""
        end, number = -1, 0
        for met in self.pattern.finditer(folded(text)):
            if met.start() < end or number == MOST_CUTS:
                continue
            begin = _word_start(text, max(0, met.start() - BEFORE))
            end, number = _word_end(text, min(len(text), begin + self.reach)), number + 1
            cut = text[begin:end]
            yield f"{'… ' if begin else ''}{cut}{' …' if end < len(text) else ''}"

    def _may_be_in(self, text: str) -> bool:
        """Whether it is worth cutting the text into words: most names and numbers hold nothing."""
        return self.pattern.search(folded(text)) is not None

    def _sentence(self, text: str) -> Sentence | None:
        if not self._may_be_in(text):
            return None
        words = words_of(text)
        spots = self.spots(words)
        if not spots:
            return None
        places = [(at, words[one].start, words[last].end) for at, one, last in spots]
        start, count = _best(places)
        begin = _word_start(text, max(0, start - BEFORE))
        end = _word_end(text, min(len(text), begin + LENGTH))
        inside = [(one, last) for _at, one, last in places if begin <= one and last <= end]
        return Sentence(tuple(_pieces(text, begin, end, inside)), count)

    def marked(self, text: str) -> tuple[Piece, ...]:
        """The whole text with its matches marked."""
        if not self._may_be_in(text):
            return (Piece(text),) if text else ()
        words = words_of(text)
        places = [(words[one].start, words[last].end) for _at, one, last in self.spots(words)]
        return tuple(_pieces(text, 0, len(text), places))


def root_of(token: str) -> str:
    """A part of every form of a word."""
    if token.isdecimal() or len(token) < 4:
        return token
    return token[1:] if token[0] in NASAL else token


def _best(places: list[tuple[int, int, int]]) -> tuple[int, int]:
    """Where a window begins that holds most terms, and how many."""
    best, most = places[0][1], 0
    for _at, start, _end in places:
        count = len({at for at, one, _last in places if start <= one <= start + LENGTH - BEFORE})
        if count > most:
            best, most = start, count
    return best, most


def _word_start(text: str, at: int) -> int:
    return at if at == 0 else text.find(" ", at) + 1


def _word_end(text: str, at: int) -> int:
    return at if at >= len(text) else max(text.rfind(" ", 0, at), 1)


def _pieces(text: str, begin: int, end: int, places: Iterable[tuple[int, int]]) -> Iterable[Piece]:
    """Cut the text at its matches; dots where it goes on."""
    if begin > 0 and not text.startswith(DOTS, begin):
        yield Piece("… ")
    for start, last in sorted(set(places)):
        if start < begin:
            continue
        if start > begin:
            yield Piece(text[begin:start])
        yield Piece(text[start:last], is_marked=True)
        begin = last
    if begin < end:
        yield Piece(text[begin:end])
    if end < len(text) and not text[:end].endswith(DOTS):
        yield Piece(" …")
