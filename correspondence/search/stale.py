"""Marks letters whose index no longer says what they say, in the transaction that changes them.

Nobody has to think of it: every action writes its entry into the trail, and what is written into
the trail of a letter makes it stale (`audit.hooks`), unless the event says nothing that is
indexed. After commit a job is asked for; if that is lost, the sweeper finds the mark.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import QuerySet

from correspondence.models import Letter, LetterFile, SearchStale
from eoffice import clock, jobs
from eoffice.documents.models import StoredFile

INDEX = "index_stale"
LATER = timedelta(minutes=10)
# what is recorded of a letter without changing a word of it
UNSAID = frozenset(
    {
        "letter.read",
        "letter.understood",
        "letter.printed",
        "letter.label_printed",
        "letter.came_again",
        "letter.due_moved",
        "disposition.read",
        "disposition.understood",
        "disposition.accepted",
        "disposition.due_changed",
        "draft.seen",
        "draft.printed",
    }
)


def letter_recorded(event: str, letter_id: int) -> None:
    """Something was recorded of a letter."""
    if event not in UNSAID:
        mark([letter_id])


def text_read(file: StoredFile) -> None:
    """The pages of a file were read: of the letters to which it belongs, if there are any yet."""
    files = LetterFile.objects.filter(file=file, detached_at=None)
    mark(list(files.values_list("letter_id", flat=True)))


def mark(letter_ids: Iterable[int]) -> None:
    """These letters are stale. A mark that is there is held, so that no job takes it away now."""
    ids = sorted(set(letter_ids))
    if not ids:
        return
    places = ", ".join(["%s"] * len(ids))
    now = connection.ops.adapt_datetimefield_value(clock.now())
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO correspondence_searchstale (letter_id, since, not_before) "  # noqa: S608
            f"SELECT id, %s, %s FROM correspondence_letter WHERE id IN ({places}) ORDER BY id "
            "ON CONFLICT (letter_id) DO UPDATE SET not_before = excluded.not_before",
            [now, now, *ids],
        )
    transaction.on_commit(ask, robust=True)


def mark_all(letters: QuerySet[Letter]) -> None:
    """All letters of a question, however many."""
    ids = list(letters.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), 500):
        mark(ids[start : start + 500])


def ask() -> None:
    """Put in the job that indexes what is stale; one that waits already is enough."""
    jobs.enqueue(INDEX, 0)


def oldest(limit: int) -> list[int]:
    """The letters that have been stale for longest."""
    rows = SearchStale.objects.filter(not_before__lte=clock.now()).order_by("since", "letter_id")
    return list(rows.values_list("letter_id", flat=True)[:limit])


def ask_again() -> None:
    """For the sweeper: a mark whose job was lost is asked for once more."""
    if oldest(1):
        ask()


def put_off(letter_id: int) -> None:
    """It could not be indexed: later again. Its mark, and so the lag, stays."""
    SearchStale.objects.filter(pk=letter_id).update(not_before=clock.now() + LATER)
