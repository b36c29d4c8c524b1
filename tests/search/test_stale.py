"""The index follows what is recorded: marked in the same transaction, written after commit."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DataError, transaction

from correspondence.models import Letter, SearchStale, SearchText
from correspondence.search import finding, keeping, stale
from correspondence.search.asking import question_of
from disposition import actions
from eoffice import clock
from eoffice.audit import faults
from eoffice.jobs.models import Job
from tests.disposition.letters import letter_for, sheet_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(world):
    """Indexed as it is."""
    letter = letter_for(world, "kepala", subject="Permohonan gladiol")
    stale.mark([letter.pk])
    keeping.index_stale()
    return letter


def marked() -> list[int]:
    return list(SearchStale.objects.values_list("pk", flat=True))


def found(officer, words: str) -> bool:
    return bool(finding.newest(officer, question_of(words)))


def test_a_disposition_marks_and_its_note_is_found(world, letter, arunika):
    actions.dispose(letter.pk, sheet_to(world, "kasi_bank", note="Telaah begonia"), by=arunika)
    assert marked() == [letter.pk] and not found(arunika, "begonia")
    keeping.index_stale()
    assert marked() == [] and found(arunika, "begonia")


def test_what_did_not_happen_leaves_no_mark(world, letter, arunika):
    sheet = sheet_to(world, "kasi_bank")
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.dispose(letter.pk, sheet, by=arunika)
        raise RuntimeError
    assert marked() == []


def test_reading_says_nothing_new(letter, arunika):
    actions.mark_letter_read(letter.pk, by=arunika)
    assert marked() == []


def test_after_commit_one_job_is_asked_for(letter, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        stale.mark([letter.pk])
        stale.mark([letter.pk])
    assert Job.objects.filter(kind=stale.INDEX).count() == 1


def test_the_sweeper_asks_for_what_was_forgotten(letter):
    stale.ask_again()
    assert not Job.objects.filter(kind=stale.INDEX).exists()
    stale.mark([letter.pk])
    stale.ask_again()
    assert Job.objects.filter(kind=stale.INDEX).exists()


def test_one_that_cannot_be_indexed_holds_up_nobody(world, letter, monkeypatch):
    other = letter_for(world, "kepala", subject="Permohonan anyelir")
    written = keeping.index_letters

    def fails(ids):
        if letter.pk in ids:
            raise DataError
        written(ids)

    monkeypatch.setattr(keeping, "index_letters", fails)
    stale.mark([letter.pk, other.pk])
    keeping.index_stale()
    assert marked() == [letter.pk] and SearchText.objects.filter(pk=other.pk).exists()
    assert stale.oldest(5) == []


def sentences() -> list[str]:
    return [fault.sentence for fault in faults.find(["search"])]


def test_verify_tells_how_far_it_is_behind(letter):
    assert sentences() == []
    stale.mark([letter.pk])
    assert sentences() == []
    with clock.moved_to(clock.now() + timedelta(minutes=9)):
        assert len(sentences()) == 1 and "selama 9 menit" in sentences()[0]


def test_verify_finds_what_nobody_marked(letter):
    Letter.objects.filter(pk=letter.pk).update(subject="Permohonan lain")
    assert len(sentences()) == 1
    call_command("reindex", verbosity=0)
    assert sentences() == []


def test_everything_is_written_anew_from_nothing(letter, arunika):
    SearchText.objects.all().delete()
    assert not found(arunika, "gladiol")
    call_command("reindex", verbosity=0)
    assert found(arunika, "gladiol") and sentences() == []
