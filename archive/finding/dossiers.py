"""Answers a question with dossiers by their titles, notes and numbers, the newest first.

What may answer is read by parts of its words, then looked at word by word, as the search of letters
does; there are no more dossiers than letters by far. Titles of secret ones are never asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import islice
from operator import or_

from django.db.models import Q, QuerySet

from archive.finding.asking import seeks_for
from archive.models import Dossier
from archive.queries.dossiers import dossiers_visible_to
from archive.queries.written_dossiers import is_written, meant_by
from correspondence.search.asking import Phrase, Question, Term, single
from correspondence.search.sentences import root_of
from correspondence.search.spelling import SHORTEST, errors_in
from correspondence.search.words import Word, distance, folded, plain_words, words_of
from correspondence.states import SECRET
from eoffice.organization.officer import Officer

AT_ONCE, MOST_READ, MOST_SPELLED = 20, 400, 2_000
WORDS = ("title", "note", "old_number")


def named(
    officer: Officer, words: str, question: Question, *, limit: int, exactly: bool = False
) -> list[Dossier]:
    """Dossiers that are called so; `words`: as typed, for numbers of dossiers and boxes. What is
    alike only where there is nothing else."""
    if not question.must or not seeks_for(officer):
        return []
    found = _found(officer, words, question, limit)
    if not (found or exactly):
        respelled = _respelled(officer, question)
        found = _found(officer, words, respelled, limit) if respelled != question else []
    return found


def _found(officer: Officer, words: str, question: Question, limit: int) -> list[Dossier]:
    rows = _newest(dossiers_visible_to(officer))
    exact = list(_whole(rows.filter(meant_by(words)))[:limit]) if is_written(words) else []
    may = rows.exclude(security__in=SECRET).filter(*map(_may_bear, _telling(question)))
    if exact:
        may = may.exclude(pk__in=[one.pk for one in exact])
    may = may.values_list("pk", flat=True)
    fitting = (one for one in _read([*may[:MOST_READ]]) if _bears(one, question))
    return exact + list(islice(fitting, limit - len(exact)))


def _newest(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    return rows.order_by("-year", "-number", "-pk")


def _whole(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    return rows.select_related("unit", "classification", "rule", "box")


def _read(ids: list[int]) -> Iterator[Dossier]:
    """These dossiers in their order, some at a time."""
    for start in range(0, len(ids), AT_ONCE):
        yield from _newest(_whole(Dossier.objects.filter(pk__in=ids[start : start + AT_ONCE])))


def _telling(question: Question) -> list[Term]:
    """The terms of words; the numbers too where there are no others."""
    return [term for term in question.must if not term.is_number] or [*question.must]


def _may_bear(term: Term) -> Q:
    """Dossiers in which a part of every form of the word stands somewhere."""
    roots = {root_of(max(phrase, key=len)) for phrase in term.any_of}
    if term.is_prefix:
        roots |= {folded(term.typed)}
    return reduce(or_, (Q(**{f"{name}__icontains": root}) for root in roots for name in WORDS))


def _bears(dossier: Dossier, question: Question) -> bool:
    texts = (dossier.title, dossier.note, dossier.reference, dossier.old_number, str(dossier.year))
    words = [words_of(text) for text in texts]
    return all(_stands(term, words) for term in question.must) and not any(
        _stands(term, words) for term in question.never
    )


def _stands(term: Term, texts: Sequence[list[Word]]) -> bool:
    begun = folded(term.typed) if term.is_prefix else ""
    return any(
        (begun and any(word.plain.startswith(begun) for word in words))
        or any(_holds(words, phrase) for phrase in term.any_of)
        for words in texts
    )


def _holds(words: list[Word], phrase: Phrase) -> bool:
    tokens, size = tuple(word.token for word in words), len(phrase)
    return any(tokens[at : at + size] == phrase for at in range(len(tokens) - size + 1))


def _respelled(officer: Officer, question: Question) -> Question:
    """Content with words of titles that are almost what was typed."""
    if not any(_may_be_misspelt(term) for term in question.must):
        return question
    rows = _newest(dossiers_visible_to(officer)).exclude(security__in=SECRET)
    titles = rows.values_list("title", flat=True)[:MOST_SPELLED]
    known = {word for word in plain_words(titles) if word.isalpha()}
    must = tuple(
        term.or_else([*_alike(folded(term.typed), known)]) if _may_be_misspelt(term) else term
        for term in question.must
    )
    return replace(question, must=must)


def _may_be_misspelt(term: Term) -> bool:
    word = folded(term.typed)
    return not (term.is_quoted or term.is_prefix or term.parts) and (
        len(term.phrase) == 1 and word.isalpha() and len(word) > SHORTEST
    )


def _alike(word: str, known: Iterable[str]) -> Iterator[Phrase]:
    errors = errors_in(word)
    for other in known:
        if other[0] == word[0] and distance(word, other, most=errors) <= errors:
            yield single(other)
