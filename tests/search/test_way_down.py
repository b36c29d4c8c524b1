"""A common word is met on the way down the reader's letters, each looked at by its number.

PostgreSQL may not read the whole index instead to join a portion of letters with it: that takes
longer with every letter of the office.
"""

import pytest
from django.db import connection

from correspondence.access import audiences_of
from correspondence.search import keeping, postgres
from correspondence.search.asking import question_of
from tests.disposition.letters import letter_for

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture
def letters(world):
    letters = [letter_for(world, "kepala", subject=f"Laporan gladiol {n}") for n in range(3)]
    keeping.index_letters([letter.pk for letter in letters])
    return letters


def joins_of(statement: str, values: list) -> set[str]:
    """What joins PostgreSQL chooses for a statement when it would rather not loop."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(f"EXPLAIN {statement}", values)
        lines = [line for (line,) in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_nestloop = on")
    return {kind for kind in ("Nested Loop", "Hash Join", "Merge Join") if kind in str(lines)}


def test_no_portion_is_joined_with_the_whole_index(letters, arunika, monkeypatch):
    asked = []
    rows = postgres._rows
    monkeypatch.setattr(
        postgres, "_rows", lambda sql, values: asked.append((sql, values)) or rows(sql, values)
    )
    found, _reached = postgres.walk(
        question_of("gladiol"), audiences_of(arunika), None, limit=26, steps=2000
    )
    assert {row.letter_id for row in found} == {letter.pk for letter in letters}
    assert joins_of(*asked[0]) == {"Nested Loop"}


def test_a_plain_join_would_be_seen(letters):
    sql = (
        "SELECT 1 FROM correspondence_letteraccess a "
        "JOIN correspondence_searchtext t ON t.letter_id = a.letter_id"
    )
    assert joins_of(sql, []) & {"Hash Join", "Merge Join"}
