"""One question of one officer from the typed words to the page: what the search page asks."""

from dataclasses import dataclass

from correspondence.search import finding, spelling
from correspondence.search.asking import Question, question_of
from correspondence.search.finding import Hit
from correspondence.search.postgres import Place
from correspondence.search.showing import Shown, shown
from correspondence.search.words import folded, words_of
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to find: words, marks of facets, and in which order."""

    words: str = ""
    marks: tuple[str, ...] = ()
    exactly: bool = False
    loosely: bool = False

    @property
    def holds_no_word(self) -> bool:
        """Whether something was typed in which there is no letter and no digit."""
        return bool(self.words.strip()) and question_of(self.words).is_empty

    @property
    def question(self) -> Question:
        """As terms; names are forgiven their spelling, numbers only where nothing else is found."""
        plain = question_of(self.words).with_marks(list(self.marks))
        if self.exactly:
            return plain
        forgiven = spelling.forgiven(plain)
        return spelling.relaxed(forgiven) if self.loosely else forgiven


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits."""

    rows: list[Shown]
    has_more: bool = False
    is_forgiven: bool = False
    is_loose: bool = False
    last: Place | None = None


def page(officer: Officer, asked: Asked, *, before: Place | None, limit: int) -> Answer:
    """The newest hits before a place; numbers with an error only if there is nothing else."""
    question = asked.question
    hits = finding.newest(officer, question, before=before, limit=limit + 1)
    is_loose = asked.loosely
    if not (hits or before or asked.exactly or is_loose):
        relaxed = spelling.relaxed(question)
        if relaxed != question:
            question, is_loose = relaxed, True
            hits = finding.newest(officer, question, limit=limit + 1)
    return _answer(officer, question, hits, limit, is_loose=is_loose)


def best(officer: Officer, asked: Asked, *, skip: int, limit: int) -> Answer:
    """The most relevant of the newest hits, from one on."""
    question = asked.question
    hits = finding.best(officer, question, skip=skip, limit=limit + 1)
    return _answer(officer, question, hits, limit, is_loose=asked.loosely)


def _answer(
    officer: Officer, question: Question, hits: list[Hit], limit: int, *, is_loose: bool
) -> Answer:
    rows = shown(officer, question, hits[:limit])
    is_forgiven = any(len(term.any_of) > 1 for term in question.must)
    last = hits[limit - 1].place if len(hits) > limit else None
    return Answer(rows, len(hits) > limit, is_forgiven, is_loose, last)


def nearest_spelling(officer: Officer, asked: Asked) -> str:
    """The words with one of them spelled as it stands in a letter that the officer may see."""
    plain = question_of(asked.words).with_marks(list(asked.marks))
    for offer in spelling.offers(plain):
        if finding.newest(officer, offer, limit=1):
            return _respelled(asked.words, plain, offer)
    return ""


def _respelled(words: str, plain: Question, offer: Question) -> str:
    """The typed words with the replaced one exchanged."""
    pairs = zip(plain.must, offer.must, strict=True)
    old, new = next((a, b) for a, b in pairs if a != b)
    for word in words_of(words):
        if word.plain == folded(old.typed):
            return f"{words[: word.start]}{new.typed}{words[word.end :]}"
    return new.typed
