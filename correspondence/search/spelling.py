"""Forgives typing errors: in names and unknown words at once, in numbers if nothing is found, and
words that are written together or apart then as well.

The vocabulary holds every indexed word of every letter; nothing of it is shown to anybody here. A
word from it is offered only after it led to a letter that the officer may see.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Length

from correspondence.models import SearchWord
from correspondence.search.asking import Phrase, Question, Term, single
from correspondence.search.laying import NO_NUMBER
from correspondence.search.marks import ALL
from correspondence.search.words import distance, folded, token_of
from eoffice.rows import Rows, each

SHORTEST, SHORTEST_HALF, SHORTEST_BEGUN, TELLING, LONG = 4, 3, 3, 6, 8
MOST_ALIKE, MOST_VARIANTS = 6, 80
SEEN_SELDOM, CERTAIN = 3, 7


def forgiven(question: Question) -> Question:
    """The same question, content with words that are spelled almost as what was typed.

    What stands in no letter may be any word, or a name where it is short: one sign makes another
    short word of it (pagu, pagi). What stands in few may be a name.
    """
    counts = counts_of(question)
    must = tuple(term.each(lambda one: _forgive(one, counts)) for term in question.must)
    if must == question.must:
        return replace(question, documents=most_documents(question, counts))
    return Question(must, question.never, question.marks)


def _forgive(term: Term, counts: dict[str, int]) -> Term:
    word = folded(term.typed)
    if term.is_quoted or len(term.phrase) != 1 or not word.isalpha() or len(word) < SHORTEST_BEGUN:
        return term
    if term.is_prefix:
        return term.or_else([single(one) for one in begun_with(word)])
    if len(word) < SHORTEST:
        return term
    known = counts.get(term.phrase[0], 0)
    if known > SEEN_SELDOM or (known and len(word) < CERTAIN):
        return term
    names_only = bool(known) or len(word) < TELLING
    alike = near(word, errors=1 if known else errors_in(word), names_only=names_only)
    return term.or_else([single(one) for one in alike])


def relaxed(question: Question) -> Question:
    """Content with numbers of which one piece has one error, and with words that are written
    together or apart; for when nothing else was found."""
    must = tuple(term.each(_relax) for term in _joined(question.must))
    return Question(must, question.never, question.marks)


def guessed(question: Question) -> Question:
    """Content with any word for a short one that stands nowhere, where no name was like it; for
    texts that do not say which of their words are names, and when nothing else was found."""
    counts = counts_of(question)

    def guess(term: Term) -> Term:
        word = folded(term.typed)
        is_known = len(word) < SHORTEST or counts.get(term.phrase[0], 0) or term.is_varied
        if is_known or not _is_word(term):
            return term
        return term.or_else([single(one) for one in near(word, errors=errors_in(word))])

    must = tuple(term.each(guess) for term in question.must)
    return Question(must, question.never, question.marks)


def _joined(terms: Sequence[Term]) -> list[Term]:
    """Two words beside each other become the one that is known: Tirta Loka is Tirtaloka."""
    pairs = [(one, other) for one, other in pairwise(terms) if _is_word(one) and _is_word(other)]
    known = _known({folded(one.typed + other.typed) for one, other in pairs})
    found: list[Term] = []
    for term in terms:
        last = found[-1] if found else None
        if last and _is_word(last) and _is_word(term) and folded(last.typed + term.typed) in known:
            together = last.typed + term.typed
            found[-1] = Term((single(folded(together)),), together)
        else:
            found.append(term)
    return found


def _apart(word: str) -> list[Phrase]:
    """The known words that stand beside each other in a word: Tirtaloka is Tirta Loka."""
    cuts = [(word[:at], word[at:]) for at in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)]
    known = _known({half for cut in cuts for half in cut})
    return [(token_of(one), token_of(other)) for one, other in cuts if {one, other} <= known]


def _is_word(term: Term) -> bool:
    plain = not (term.is_quoted or term.is_prefix) and len(term.phrase) == 1
    return plain and folded(term.typed).isalpha()


def _known(words: set[str]) -> set[str]:
    """Those of these words that stand somewhere."""
    rows = SearchWord.objects.filter(word__in=words, documents__gt=0)
    return set(rows.values_list("word", flat=True)) if words else set()


def _relax(term: Term) -> Term:
    if _is_word(term):
        return term.or_else(_apart(folded(term.typed)))
    if not term.is_number or term.is_quoted:
        return term
    phrases = []
    for at, piece in enumerate(term.phrase):
        for variant in _variants(piece):
            phrases.append((*term.phrase[:at], variant, *term.phrase[at + 1 :]))
    return term.or_else(phrases[:MOST_VARIANTS])


def _variants(piece: str) -> list[str]:
    """Pieces of numbers that exist and differ by one error; one digit alone is no error."""
    if piece.isalpha():
        return [token_of(word) for word in near(piece, errors=1)]
    if len(piece) < 2:
        return []
    rows = SearchWord.objects.filter(token__in=_one_error(piece, "0123456789"))
    return list(rows.order_by("-documents", "token").values_list("token", flat=True).distinct())


def _one_error(piece: str, signs: str) -> set[str]:
    """Everything that one wrong, missing, superfluous or swapped sign may have been."""
    cuts = [(piece[:at], piece[at:]) for at in range(len(piece) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    found |= {left + sign + right[1:] for left, right in cuts if right for sign in signs}
    found |= {left + sign + right for left, right in cuts for sign in signs}
    return {token_of(one) for one in found if one} - {piece}


def offers(question: Question) -> list[Question]:
    """The question with the first unknown word replaced by what it may have meant, best first."""
    counts = counts_of(question)
    for at, term in enumerate(question.must):
        word = folded(term.typed)
        if not word.isalpha() or counts.get(term.phrase[0]) or len(word) < SHORTEST:
            continue
        return [
            Question(
                (*question.must[:at], Term((single(one),), one), *question.must[at + 1 :]),
                question.never,
                question.marks,
            )
            for one in near(word, errors=errors_in(word))
        ]
    return []


def errors_in(word: str) -> int:
    """How many errors a word of this length is forgiven."""
    return 2 if len(word) >= LONG else 1


def near(word: str, *, errors: int, names_only: bool = False) -> list[str]:
    """Known words with the fewest errors, and at most so many: the more frequent first."""
    found = set()
    for rows in _candidates(word, errors, names_only=names_only):
        for known, count in rows.values_list("word", "documents").iterator(chunk_size=2000):
            if known.isalpha() and known != word:
                far = distance(word, known, most=errors)
                if far <= errors:
                    found.add((far, -count, known))
    nearest = min(found)[0] if found else 0
    return [known for far, _count, known in sorted(found) if far == nearest][:MOST_ALIKE]


def _candidates(word: str, errors: int, *, names_only: bool) -> Iterator[QuerySet[SearchWord]]:
    """Words of about this length; without trigrams, names and what begins with the same letter."""
    sizes = (len(word) - errors, len(word) + errors)
    rows = SearchWord.objects.filter(documents__gt=0).annotate(size=Length("word"))
    rows = rows.filter(size__range=sizes)
    if len(word) >= LONG and has_trigrams():  # two swapped letters leave a short word none
        rows = rows.extra(where=["word %% %s", NO_NUMBER], params=[word])  # noqa: S610
        yield rows.filter(is_name=True) if names_only else rows
        return
    yield rows.filter(is_name=True)
    if not names_only:
        yield rows.filter(word__startswith=word[0])


def begun_with(word: str, limit: int = 40) -> list[str]:
    """Known words that begin like this, the most frequent first."""
    rows = SearchWord.objects.filter(word__startswith=word, documents__gt=0)
    return list(rows.order_by("-documents").values_list("word", flat=True)[:limit])


def counts_of(question: Question) -> dict[str, int]:
    """In how many letters each token and each mark of a question stands; all under the mark x0."""
    tokens = {token for term in question.must for phrase in term.any_of for token in phrase}
    rows = _COUNTS.all(tokens=[*sorted(tokens), *question.marks, ALL])
    found: Counter[str] = Counter()
    for token, documents in rows:
        found[token] += documents
    return found


def most_documents(question: Question, counts: dict[str, int]) -> int:
    """At most so many letters bear everything that is asked for."""
    found = [counts.get(ALL, 0), *(counts.get(mark, 0) for mark in question.marks)]
    for term in question.must:
        found.append(sum(min(counts.get(token, 0) for token in one) for one in term.any_of))
    return min(found)


_COUNTS = Rows(
    lambda tokens: (
        SearchWord.objects.filter(token__in=each("tokens", tokens))
        .order_by()
        .values_list("token", "documents")
    )
)


def has_trigrams() -> bool:
    """Whether PostgreSQL finds similar words by their trigrams here."""
    return connection.vendor == "postgresql" and _has_trigrams(connection.alias)


@cache
def _has_trigrams(_alias: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        return cursor.fetchone() is not None
