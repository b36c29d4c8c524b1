"""Which way leads to the newest matches: through the words, or down the letters of the reader.

A rare word is collected whole and sorted. A common word is met soon on the way down the newest
letters. In between, the way down is tried first, for so many steps (decision 66). On SQLite the
words lead to the newest by themselves; who sees few letters is led through his own.
"""

from collections.abc import Iterator

from correspondence.access import audiences_of
from correspondence.models import LetterAccess, SearchText
from correspondence.search import index, postgres, spelling, sqlite
from correspondence.search.asking import Question
from correspondence.search.postgres import Found, Place
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role

RARE, MIDDLING = 2000, 20_000
STEPS = 2000
FEW = 1500
FIRST, LARGEST = 60, 500


def portions(
    officer: Officer, question: Question, before: Place | None, portion: int
) -> Iterator[list[Found]]:
    """Candidates, newest first, portion by portion."""
    if not index.walks():
        return _by_words_on_sqlite(officer, question, before, portion)
    if officer.has_role(Role.AUDITOR) or documents_with(question) <= RARE:
        return _by_words(question, before, portion)
    return _down_the_letters(officer, question, before, portion)


def documents_with(question: Question) -> int:
    """At most so many letters bear everything that is asked for, as the vocabulary knows."""
    if question.documents is not None:
        return question.documents
    return spelling.most_documents(question, spelling.counts_of(question))


def _by_words(question: Question, before: Place | None, portion: int) -> Iterator[list[Found]]:
    """Everything that GIN finds, sorted; the first portion alone where one page is enough."""
    size = max(FIRST, 2 * portion)
    while found := postgres.find(question, before, size):
        yield found
        if len(found) < size:
            return
        before = (found[-1].at, found[-1].letter_id)
        size = max(size, MIDDLING)


def _down_the_letters(
    officer: Officer, question: Question, before: Place | None, portion: int
) -> Iterator[list[Found]]:
    """Down the newest letters of every audience, all to the same depth."""
    steps, audiences = STEPS, audiences_of(officer)
    while True:
        met, reached = postgres.walk(question, audiences, before, portion + portion // 6, steps)
        found = {row.letter_id: row for row in met}
        rows = sorted(found.values(), key=lambda row: (row.at, row.letter_id), reverse=True)
        if reached is not None:
            rows = [row for row in rows if (row.at, row.letter_id) >= reached]
        yield rows
        if reached is None:
            return
        before, steps = reached, steps * 2
        if not rows and documents_with(question) <= MIDDLING:
            yield from _by_words(question, before, portion)
            return


def _by_words_on_sqlite(
    officer: Officer, question: Question, before: Place | None, portion: int
) -> Iterator[list[Found]]:
    """FTS5 gives the newest first; among the reader's own rows where these are few."""
    own = _own_rows(officer)
    size = max(FIRST, 2 * portion)
    while found := sqlite.find(question, before, size, own):
        yield found
        if len(found) < size:
            return
        before, size = (found[-1].at, found[-1].letter_id), LARGEST


def _own_rows(officer: Officer) -> list[int] | None:
    """The places of all letters of a reader who sees few; nothing for others."""
    if officer.has_role(Role.AUDITOR):
        return None
    rows = LetterAccess.objects.filter(audience__in=audiences_of(officer)).order_by()
    letters = rows.values_list("letter_id", flat=True)
    if letters[FEW : FEW + 1]:
        return None
    return list(SearchText.objects.filter(pk__in=letters).values_list("key", flat=True))
