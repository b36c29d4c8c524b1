"""Copy or not, and of which type: a correction starts the clocks that are owed, and no others."""

import pytest

from correspondence.actions import corrections, recording
from correspondence.models import Letter, LetterType, ServiceClock
from disposition import actions
from disposition.models import Disposition
from tests.disposition.letters import sheet_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def correct(hadi):
    """`correct(letter, is_copy=True)`: the recorder puts it right."""

    def corrected(letter, **facts):
        return corrections.correct(letter.pk, facts, by=hadi, reason="Salah catat")

    return corrected


@pytest.fixture
def silent(world):
    """A type that asks for no answer."""
    return LetterType.objects.create(
        organization=world.units["kppn"], code="umum", name="Pengumuman", needs_answer=False
    )


def running(letter) -> set[str]:
    rows = ServiceClock.objects.filter(letter=letter, stopped_at=None)
    return set(rows.values_list("kind", flat=True))


def due_at(letter):
    return Letter.objects.get(pk=letter.pk).due_at


def test_a_copy_owes_nothing(letter, correct):
    assert running(letter) == {"first_disposition", "answer"}
    correct(letter, is_copy=True)
    assert (running(letter), due_at(letter)) == (set(), None)


def test_what_is_no_copy_is_owed_from_its_arrival(letter, correct):
    before = due_at(letter)
    correct(letter, is_copy=True)
    correct(letter, is_copy=False)
    assert running(letter) == {"first_disposition", "answer"}
    assert due_at(letter) == before


def test_a_type_that_asks_for_no_answer_ends_that_clock_alone(letter, correct, silent):
    correct(letter, type_id=silent.pk)
    assert (running(letter), due_at(letter)) == ({"first_disposition"}, None)


def test_but_a_deadline_of_the_sender_is_kept(letter, correct, silent):
    correct(letter, type_id=silent.pk, sender_deadline=letter.received_at.date())
    assert "answer" in running(letter)
    assert due_at(letter) is not None


def test_a_date_that_nobody_chose_goes_with_it(world, letter, correct, silent, arunika):
    actions.dispose(letter.pk, sheet_to(world, "kasi_bank"), by=arunika)
    assert Disposition.objects.get().due_at == due_at(letter)
    correct(letter, type_id=silent.pk)
    assert Disposition.objects.get().due_at is None


def test_a_closed_letter_gets_no_clock(book, scan, paper, correct, hadi, arunika):
    letter = recording.record([scan.pk], paper(is_copy=True), by=hadi)
    actions.close_letter(letter.pk, "noted", by=arunika)
    correct(letter, is_copy=False)
    assert running(letter) == set()
    assert due_at(letter) is None
