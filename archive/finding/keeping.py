"""Keeps the index of entries: marked where they change, written after commit, forgotten.

A row of `DocumentText` is mark and entry in one: who writes it anew holds it, so that whoever marks
it meanwhile waits, and leaves a new mark.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from django.db import DataError, connection, transaction
from django.db.models import QuerySet

from archive.finding import index
from archive.models import DocumentText, DossierItem
from archive.states import DossierState, ItemKind
from correspondence.search import keeping as letters
from correspondence.search.checking import TOLERATED, Lag
from correspondence.search.entry import Entry, entry_of
from correspondence.search.texts import LetterText, pages_of
from correspondence.search.words import day_in_words
from eoffice import clock, jobs
from eoffice.documents.models import StoredFile

log = logging.getLogger(__name__)
INDEX = "index_documents"
AT_ONCE, ROUNDS = 50, 20
LATER = timedelta(minutes=10)


def findable() -> QuerySet[DossierItem]:
    """What is in the index: entries that are no letters, of dossiers that are not destroyed."""
    inside = DossierItem.objects.inside().exclude(kind=ItemKind.LETTER)
    return inside.exclude(dossier__state=DossierState.DESTROYED)


def mark(item_ids: Iterable[int]) -> None:
    """These entries are stale; inside the transaction of the change."""
    ids, now = sorted(set(item_ids)), connection.ops.adapt_datetimefield_value(clock.now())
    if not ids:
        return
    with connection.cursor() as cursor:
        for item_id in ids:
            cursor.execute(
                f"INSERT INTO {index.TABLE} (item_id, fingerprint, stale_since, not_before) "  # noqa: S608
                "VALUES (%s, '', %s, %s) ON CONFLICT (item_id) DO UPDATE SET "
                f"stale_since = COALESCE({index.TABLE}.stale_since, excluded.stale_since), "
                "not_before = excluded.not_before",
                [item_id, now, now],
            )
    transaction.on_commit(ask, robust=True)


def text_read(file: StoredFile) -> None:
    """The pages of a file were read: of the entry to which it belongs, if it is one."""
    mark(DossierItem.objects.inside().filter(file=file).values_list("pk", flat=True))


def ask() -> None:
    """Put in the job that indexes what is stale; one that waits already is enough."""
    jobs.enqueue(INDEX, 0)


def ask_again() -> None:
    """For the sweeper: a mark whose job was lost is asked for once more."""
    if oldest(1):
        ask()


def oldest(limit: int) -> list[int]:
    """The entries that have been stale for longest."""
    rows = DocumentText.objects.filter(stale_since__isnull=False, not_before__lte=clock.now())
    return list(rows.order_by("stale_since", "pk").values_list("pk", flat=True)[:limit])


def index_stale() -> int:
    """Index what is marked, oldest mark first; how many. Safe to be killed anywhere."""
    done = 0
    for _round in range(ROUNDS):
        ids = oldest(AT_ONCE)
        if not ids:
            return done
        for item_id in ids:
            _index_or_put_off(item_id)
        done += len(ids)
    ask()
    return done


def index_all_stale() -> int:
    """Index everything that is marked; how many."""
    done = 0
    while ids := oldest(AT_ONCE):
        for item_id in ids:
            index_item(item_id)
        done += len(ids)
    return done


def _index_or_put_off(item_id: int) -> None:
    """One that cannot be indexed holds up nobody: it is put off, and stays marked."""
    try:
        index_item(item_id)
    except (DataError, ValueError):
        log.exception("Entry %d cannot be indexed", item_id)
        DocumentText.objects.filter(pk=item_id).update(not_before=clock.now() + LATER)


@transaction.atomic
def index_item(item_id: int) -> None:
    """Write one entry anew; what lies in no dossier any more is forgotten."""
    row = DocumentText.objects.select_for_update().filter(pk=item_id).first()
    entry = next(iter(_entries([item_id])), None)
    if row is None or entry is None:
        forget([item_id])
        return
    index.put(entry)
    letters.count_words([entry], {item_id} if row.fingerprint else set())
    row.fingerprint, row.stale_since, row.not_before = entry.fingerprint, None, None
    row.save(update_fields=["fingerprint", "stale_since", "not_before"])


def rebuild() -> int:
    """Write everything anew; how many. Searching goes on meanwhile."""
    known = set(findable().values_list("pk", flat=True))
    there = set(DocumentText.objects.values_list("pk", flat=True))
    forget(sorted(there - known))
    missing = [DocumentText(item_id=pk, stale_since=clock.now()) for pk in sorted(known - there)]
    DocumentText.objects.bulk_create(missing, batch_size=500, ignore_conflicts=True)
    for item_id in sorted(known):
        index_item(item_id)
    return len(known)


@transaction.atomic
def forget(item_ids: Sequence[int]) -> None:
    """Take every word of these entries out of the index."""
    tokens = index.tokens_in(item_ids)
    DocumentText.objects.filter(pk__in=item_ids).delete()
    letters.let_go(tokens)


def lag() -> Lag | None:
    """How far the index is behind; nothing where no entry waits longer than it may."""
    rows = DocumentText.objects.filter(stale_since__isnull=False).order_by("stale_since")
    first = rows.values_list("stale_since", flat=True).first()
    if first is None or clock.now() - first < TOLERATED:
        return None
    return Lag(rows.count(), int((clock.now() - first).total_seconds() // 60))


def items_that_differ() -> Iterator[int]:
    """Entries that are not marked and of which the index says something else, or nothing; and
    those that should not be in it."""
    ids = list(findable().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        batch = ids[start : start + AT_ONCE]
        found = {entry.letter_id: entry.fingerprint for entry in _entries(batch)}
        rows = DocumentText.objects.filter(pk__in=batch)
        known = {pk: (mark, since) for pk, mark, since in
                 rows.values_list("pk", "fingerprint", "stale_since")}  # fmt: skip
        for pk, fingerprint in found.items():
            written, since = known.get(pk, ("", None))
            if since is None and written != fingerprint:
                yield pk
    stray = DocumentText.objects.filter(stale_since=None).exclude(pk__in=findable().values("pk"))
    yield from stray.values_list("pk", flat=True)


def _entries(item_ids: Sequence[int]) -> list[Entry]:
    """The words of entries: what the list says, and every page."""
    items = list(findable().filter(pk__in=item_ids))
    pages = pages_of([item.file_id for item in items if item.file_id])
    texts = [LetterText(item.pk, item.filed_at,
                        line=[item.description, item.note, day_in_words(item.dated_on)],
                        letter=pages.get(item.file_id or 0, [])) for item in items]  # fmt: skip
    return [entry_of(text) for text in texts]
