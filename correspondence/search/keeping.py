"""Keeps the index: writes what is stale, rebuilds everything, forgets a letter without a trace."""

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from django.db import DataError, connection, transaction
from django.db.models import F

from correspondence.models import Letter, SearchStale, SearchText, SearchWord
from correspondence.search import index, laying, shelves, stale
from correspondence.search.entry import Entry, entry_of, spelled
from correspondence.search.texts import texts_of
from eoffice import jobs

log = logging.getLogger(__name__)
AT_ONCE, ROUNDS = 50, 20
IN_BULK, MANY = 1000, 5000
PURGE = "purge_search"


def index_stale() -> int:
    """Index the letters that are marked, oldest mark first; how many. Safe to be killed anywhere.

    After a while it makes room for other jobs and is asked for again.
    """
    done = 0
    for _round in range(ROUNDS):
        ids = stale.oldest(AT_ONCE)
        if not ids:
            return done
        _index_or_put_off(ids)
        done += len(ids)
    stale.ask()
    return done


def _index_or_put_off(letter_ids: list[int]) -> None:
    """One letter that cannot be indexed does not hold up the others: it is put off, and marked."""
    try:
        index_letters(letter_ids)
    except (DataError, ValueError):
        if len(letter_ids) == 1:
            log.exception("Letter %d cannot be indexed", letter_ids[0])
            stale.put_off(letter_ids[0])
            return
        for letter_id in letter_ids:
            _index_or_put_off([letter_id])


def index_all_stale() -> int:
    """Index everything that is marked; how many letters."""
    done = sum(shelf.index_all_stale() for shelf in shelves.others())
    while ids := stale.oldest(AT_ONCE):
        index_letters(ids)
        done += len(ids)
    return done


@transaction.atomic
def index_letters(letter_ids: Sequence[int]) -> None:
    """Write these letters anew. Their marks go first: whoever marks again waits, and is kept."""
    list(SearchStale.objects.select_for_update().filter(pk__in=letter_ids).order_by("pk"))
    SearchStale.objects.filter(pk__in=letter_ids).delete()
    known = set(SearchText.objects.filter(pk__in=letter_ids).values_list("pk", flat=True))
    entries = [entry_of(text) for text in texts_of(letter_ids)]
    if entries:
        index.backend().put(entries)
        count_words(entries, known)


def count_words(entries: Iterable[Entry], known: set[int]) -> None:
    """Add new words to the vocabulary; count those of letters that were not indexed before."""
    counts: Counter[str] = Counter()
    again: set[str] = set()
    tokens: dict[str, str] = {}
    names: set[str] = set()
    for entry in entries:
        found = spelled(entry)
        tokens |= found
        names |= entry.names
        if entry.letter_id in known:
            again |= found.keys()
        else:
            counts.update(list(found))
    fresh = {word: (tokens[word], count, word in names) for word, count in counts.items()}
    renewed = {word: (tokens[word], 1, word in names) for word in again - counts.keys()}
    add_words(fresh)
    _add(renewed, "")


def add_words(words: dict[str, tuple[str, int, bool]]) -> None:
    """Count so many more letters for these words; each with its token, and whether it is a name."""
    _add(words, "+ excluded.documents")


def _add(words: dict[str, tuple[str, int, bool]], counted: str) -> None:
    """Write words with token, count and whether they are names; known ones are counted so."""
    table = "correspondence_searchword"
    ordered = sorted(words)
    for start in range(0, len(ordered), 200):
        rows = [(word, *words[word]) for word in ordered[start : start + 200]]
        places = ", ".join(["(%s, %s, %s, %s)"] * len(rows))
        changes = "" if counted else f"WHERE excluded.is_name AND NOT {table}.is_name"
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (word, token, documents, is_name) VALUES {places} "  # noqa: S608
                f"ON CONFLICT (word) DO UPDATE SET documents = {table}.documents {counted}, "
                f"is_name = {table}.is_name OR excluded.is_name {changes}",
                [value for row in rows for value in row],
            )


def rebuild(say: Callable[[str], None] = lambda _line: None) -> int:
    """Write the whole index anew, in batches; how many letters. Searching goes on meanwhile."""
    done = 0
    ids = list(Letter.objects.order_by("pk").values_list("pk", flat=True))
    is_empty = not SearchText.objects.exists()
    lifts = is_empty and len(ids) >= MANY and index.walks()
    if lifts:
        laying.lift_gin(connection)
    for start in range(0, len(ids), IN_BULK):
        batch = ids[start : start + IN_BULK]
        _fill(batch) if is_empty else index_letters(batch)
        done += len(batch)
        say(f"{done} / {len(ids)}")
    if lifts:
        laying.lay_gin(connection)
    done += sum(shelf.rebuild() for shelf in shelves.others())
    recount()
    return done


@transaction.atomic
def _fill(letter_ids: list[int]) -> None:
    """The first time: there is nothing to be replaced."""
    SearchStale.objects.filter(pk__in=letter_ids).delete()
    entries = [entry_of(text) for text in texts_of(letter_ids)]
    index.backend().put_new(entries)
    count_words(entries, set())


def recount() -> None:
    """Say of every word in how many letters it stands, and let go of those that stand in none."""
    counted = Counter(dict(index.backend().counts()))
    for shelf in shelves.others():
        counted.update(dict(shelf.counts()))
    with transaction.atomic():
        for word in SearchWord.objects.order_by("pk").iterator(chunk_size=2000):
            count = counted[word.token]
            if not count:
                word.delete()
            elif count != word.documents:
                SearchWord.objects.filter(pk=word.pk).update(documents=count)


@transaction.atomic
def forget(letter: Letter) -> None:
    """Take every word of a letter out of the index, for a destruction.

    The words that stand in no other letter leave the vocabulary too. What the database keeps of
    deleted rows goes with the job that is asked for; `purge` may also be called at once.
    """
    tokens = index.backend().tokens_in([letter.pk])
    index.backend().drop([letter.pk])
    SearchStale.objects.filter(pk=letter.pk).delete()
    let_go(tokens)
    jobs.enqueue(PURGE, 0)


def let_go(tokens: Collection[str]) -> None:
    """Something that bore these words left an index: one letter less for each; what stands
    nowhere any more leaves the vocabulary."""
    lost = [token for token in tokens if not _is_used(token)]
    for start in range(0, len(lost), 500):
        SearchWord.objects.filter(token__in=lost[start : start + 500]).delete()
    kept = sorted(set(tokens) - set(lost))
    for start in range(0, len(kept), 500):
        words = SearchWord.objects.filter(token__in=kept[start : start + 500], documents__gt=1)
        words.update(documents=F("documents") - 1)


def _is_used(token: str) -> bool:
    return index.backend().is_used(token) or any(shelf.is_used(token) for shelf in shelves.others())


def purge() -> None:
    """Let nothing be left of deleted words, in the shadow tables of the index either."""
    index.backend().purge()
    for shelf in shelves.others():
        shelf.purge()
