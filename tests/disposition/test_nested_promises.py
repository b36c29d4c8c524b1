"""A copy that turns out to be none is owed in the other office too to which it travelled."""

import pytest

from correspondence.actions import corrections
from correspondence.actions.arrivals import register_arrival
from correspondence.models import Arrival, Register, ServiceClock
from disposition import actions
from tests.disposition.letters import branch_before, letter_for, sheet_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def travelled(world, sekar, yuda):
    """A copy of the Setda that has its number in the Dinas."""
    letter = letter_for(world, "sekda", is_copy=True)
    Register.objects.create(office=world.units["dinas"], code="masuk", name="Agenda surat masuk")
    actions.dispose(letter.pk, sheet_to(world, "kepala_dinas"), by=sekar)
    register_arrival(Arrival.objects.get().pk, by=yuda)
    return letter


@pytest.fixture
def correct(world, travelled, rama):
    def put_right(**facts):
        corrections.correct(travelled.pk, facts, by=rama, reason="Bukan tembusan")

    return put_right


def running(world) -> dict[str, object]:
    rows = ServiceClock.objects.filter(office=world.units["dinas"], stopped_at=None)
    return dict(rows.values_list("kind", "started_at"))


def test_both_promises_start_there(world, travelled, correct):
    assert running(world) == {}
    correct(is_copy=False)
    assert running(world).keys() == {"first_disposition", "answer"}
    assert running(world)["answer"] == Arrival.objects.get().arrived_at


def test_what_was_disposed_there_already_owes_the_answer_alone(world, travelled, correct, kirana):
    above = branch_before(world, "kepala_dinas", travelled)
    actions.forward(above.pk, sheet_to(world, "kabid"), by=kirana)
    correct(is_copy=False)
    assert running(world).keys() == {"answer"}


def test_what_was_reported_is_not_asked_for_again(world, travelled, correct, kirana):
    above = branch_before(world, "kepala_dinas", travelled)
    actions.report(above.pk, "Sudah ditindaklanjuti.", by=kirana)
    correct(is_copy=False)
    assert running(world) == {}
