"""One question of one officer from the typed words to the page: what the search page asks."""

from collections.abc import Callable
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
    """A page of hits; `question` is what was asked in the end."""

    question: Question
    rows: list[Shown]
    has_more: bool = False
    is_loose: bool = False
    last: Place | None = None

    @property
    def is_forgiven(self) -> bool:
        """Whether other spellings were looked for too."""
        return any(term.is_varied for term in self.question.must)

    @property
    def is_of_numbers(self) -> bool:
        """Whether it was numbers alone that were forgiven."""
        varied = [term for term in self.question.must if term.is_varied]
        return bool(varied) and all(term.is_number for term in varied)


def page(officer: Officer, asked: Asked, *, before: Place | None, limit: int) -> Answer:
    """The newest hits before a place."""

    def found(question: Question) -> list[Hit]:
        return finding.newest(officer, question, before=before, limit=limit + 1)

    return _answer(officer, asked, found, limit, goes_on=before is not None)


def best(officer: Officer, asked: Asked, *, skip: int, limit: int) -> Answer:
    """The most relevant of the newest hits, from one on."""

    def found(question: Question) -> list[Hit]:
        return finding.best(officer, question, skip=skip, limit=limit + 1)

    return _answer(officer, asked, found, limit, goes_on=skip > 0)


def _answer(
    officer: Officer,
    asked: Asked,
    find: Callable[[Question], list[Hit]],
    limit: int,
    *,
    goes_on: bool,
) -> Answer:
    """Numbers with an error, and words written together or apart, only if there is nothing else."""
    question, is_loose = asked.question, asked.loosely
    hits = find(question)
    if not (hits or goes_on or asked.exactly or is_loose):
        relaxed = spelling.relaxed(question)
        if relaxed != question:
            question, is_loose = relaxed, True
            hits = find(question)
    last = hits[limit - 1].place if len(hits) > limit else None
    rows = shown(officer, question, hits[:limit])
    return Answer(question, rows, len(hits) > limit, is_loose, last)


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
