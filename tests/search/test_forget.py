"""Forgetting a letter leaves no word of it in any table of the index, shadow tables included."""

import pytest
from django.db import connection

from correspondence.models import SearchText, SearchWord
from correspondence.search import finding, keeping, stale
from correspondence.search.asking import question_of
from eoffice.jobs.models import Job
from tests.disposition.letters import letter_for

pytestmark = pytest.mark.django_db
MARKERS = ("xylofonwati", "merkuritama", "qzx")
SUBJECT = "Penghapusan xylofonwati dan merkuritama nomor QZX-77"


def bytes_of_the_index() -> str:
    """Everything that every table of the search holds, blocks of FTS5 as well."""
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if "search" in name]
        rows = []
        for name in names:
            cursor.execute(f'SELECT * FROM "{name}"')
            rows += cursor.fetchall()
    return " ".join(_plain(cell) for row in rows for cell in row).casefold()


def _plain(cell: object) -> str:
    return bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)


@pytest.fixture
def letters(world):
    """One that is to be forgotten, and one that shares a word with it."""
    gone = letter_for(world, "kepala", subject=SUBJECT)
    stays = letter_for(world, "kepala", subject="Penghapusan lain")
    stale.mark([gone.pk, stays.pk])
    keeping.index_stale()
    return gone, stays


def test_the_markers_are_in_the_index_before(letters):
    said = bytes_of_the_index()
    assert all(marker in said for marker in MARKERS)


def test_no_byte_of_them_is_left(letters):
    keeping.forget(letters[0])
    keeping.purge()
    said = bytes_of_the_index()
    assert not [marker for marker in MARKERS if marker in said]
    assert not SearchText.objects.filter(pk=letters[0].pk).exists()


def test_what_others_say_stays(letters, world):
    keeping.forget(letters[0])
    keeping.purge()
    found = finding.newest(world.officer("arunika"), question_of("penghapusan"))
    assert [hit.letter_id for hit in found] == [letters[1].pk]
    assert SearchWord.objects.get(word="penghapusan").documents == 1


def test_the_space_is_freed_by_a_job(letters):
    keeping.forget(letters[0])
    assert Job.objects.filter(kind=keeping.PURGE).exists()
