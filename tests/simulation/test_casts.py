"""Letters that were cast again are as whole as those that were drawn: `verify` finds nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F

from correspondence.models import DraftVersion, IncomingLetter, Letter, SearchText, SearchWord
from correspondence.search import index, keeping
from correspondence.search.texts import texts_of
from disposition.models import Disposition
from eoffice.audit import faults
from eoffice.audit.models import AuditEntry
from eoffice.pages.simulation import running
from tests.simulation.conftest import NOW, simulate

LETTERS, DRAWN = 300, 150


@pytest.fixture(scope="module")
def cast(django_db_setup, django_db_blocker) -> Iterator[running.Simulated]:
    """More letters than were drawn."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield simulate(letters=LETTERS, drawn=DRAWN)
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_nothing_is_there_before():
    assert not running.is_done()


def test_so_many_letters_as_were_asked_for(cast):
    assert IncomingLetter.objects.count() == LETTERS


def test_every_row_points_at_a_row_that_is_there(cast):
    connection.check_constraints()


def test_verify_finds_no_fault(cast):
    assert [str(fault) for fault in faults.find([])] == []


def test_numbers_follow_the_time_in_which_they_were_taken(cast):
    for letter in Letter.objects.filter(entries__isnull=False)[:3]:
        entries = letter.entries.get().register.entries.order_by("year", "number")
        moments = list(entries.values_list("taken_at", flat=True))
        assert moments == sorted(moments)


def test_casts_come_on_the_same_day_of_the_week_at_other_times(cast):
    moments = list(IncomingLetter.objects.values_list("received_at", flat=True))
    assert max(moments) <= NOW
    assert {moment.weekday() for moment in moments} <= set(range(5))
    assert max(Counter(moment.date() for moment in moments).values()) < LETTERS / 4


def test_nothing_happens_after_now(cast):
    assert not AuditEntry.objects.filter(at__gt=NOW).exists()


def test_a_branch_hangs_below_its_own_letter(cast):
    below = Disposition.objects.exclude(parent=None)
    assert below.exists()
    assert not below.exclude(parent__letter=F("letter")).exists()
    assert not Disposition.objects.exclude(sheet__letter=F("letter")).exists()


def test_the_sender_numbers_his_letters_by_their_month(cast):
    for letter in IncomingLetter.objects.all():
        assert letter.sender_number.endswith(f"/{letter.letter_date:%Y}")
        assert letter.letter_date > (letter.received_at - timedelta(days=12)).date()


def test_a_draft_is_what_its_hash_says(cast):
    assert all(len(version.sha256) == 64 for version in DraftVersion.objects.all())


def test_the_index_of_a_cast_is_that_of_the_letter(cast):
    ids = list(Letter.objects.values_list("pk", flat=True))
    before = _indexed()
    words = dict(SearchWord.objects.values_list("word", "documents"))
    keeping.index_letters(ids)
    keeping.recount()
    assert _indexed() == before
    assert dict(SearchWord.objects.values_list("word", "documents")) == words


def test_there_are_pages_to_be_found(cast):
    texts = texts_of(list(IncomingLetter.objects.values_list("pk", flat=True)))
    assert sum(len(" ".join(text.letter)) > 600 for text in texts) > LETTERS * 0.9


def _indexed() -> list[tuple]:
    if connection.vendor == "postgresql":
        columns = "letter_id, sorted_by, key, fingerprint, tsv::text"
        sql = f"SELECT {columns} FROM {index.backend().TABLE} ORDER BY 1"
    else:
        fts = index.backend().FTS
        sql = f"SELECT rowid, line, letter, tree, notes FROM {fts} ORDER BY 1"
    assert SearchText.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()
