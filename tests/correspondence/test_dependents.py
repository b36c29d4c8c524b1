"""A seat before which something of a letter still waits is not closed; the list says what."""

import pytest
from django.utils import translation

from correspondence import access
from correspondence.models import Arrival, Letter
from correspondence.states import RecipientRole
from eoffice import clock
from eoffice.organization import actions, queries
from eoffice.organization.errors import StillNeeded
from eoffice.organization.models import Assignment, Position
from tests.disposition.letters import letter_for, put_before

pytestmark = pytest.mark.django_db


@pytest.fixture
def free_seat(world):
    """The vacant section head's seat, with nobody below it any more."""
    seat = world.seats["kasi_vera"]
    Position.objects.filter(superior=seat).update(superior=None)
    return seat


def in_words(found) -> dict[str, int]:
    with translation.override("en"):
        return {str(row.what): row.count for row in found}


def waiting_at(seat) -> dict[str, int]:
    return in_words(queries.dependents_of([seat.pk], clock.today("Asia/Jakarta")))


def test_an_open_letter_keeps_its_addressee(world, free_seat, fajar):
    letter_for(world, "kasi_vera")
    assert waiting_at(free_seat) == {"open letters": 1}
    with pytest.raises(StillNeeded):
        actions.deactivate_position(free_seat.pk, by=fajar)


def test_so_does_a_copy_until_it_is_noted(world, free_seat):
    letter = letter_for(world, "kepala", copies=("kasi_vera",))
    assert waiting_at(free_seat) == {"copies to note": 1}
    letter.recipients.filter(role=RecipientRole.COPY).update(state="understood")
    assert not waiting_at(free_seat)


def test_what_is_closed_needs_nobody(world, free_seat):
    letter = letter_for(world, "kasi_vera")
    Letter.objects.filter(pk=letter.pk).update(state="completed", outcome="noted")
    assert not waiting_at(free_seat)


def test_a_letter_that_waits_for_its_number_keeps_both_ends(world):
    letter = letter_for(world, "sekda")
    ends = {"position": world.seats["lurah"], "from_position": world.seats["sekda"]}
    Arrival.objects.create(
        letter=letter, office=world.units["kelurahan"], arrived_at=clock.now(), **ends
    )
    waits = "letters from other offices without a number here"
    assert [waiting_at(seat)[waits] for seat in ends.values()] == [1, 1]


def test_a_unit_lists_what_waits_at_its_seats(world, free_seat):
    put_before(letter_for(world, "kepala"), free_seat.pk, RecipientRole.TO)
    access.refresh(Letter.objects.get())
    Assignment.objects.filter(position__unit=world.units["vera"]).update(active=False)
    found = queries.dependents_of_unit(world.units["vera"])
    assert in_words(found) == {"positions": 2, "open letters": 1}
