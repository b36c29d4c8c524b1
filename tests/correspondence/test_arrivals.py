"""A letter of another office of the organisation takes its own number here."""

import pytest
from django_fsm import TransitionNotAllowed

from correspondence import access
from correspondence.actions import arrivals, recording
from correspondence.models import Arrival, LetterAccess, Register, ServiceClock
from eoffice import clock
from eoffice.errors import Refused
from eoffice.hook import Hook


@pytest.fixture
def arrival(world, paper, rama):
    """A letter recorded at the Setda, disposed to the head of the Dinas."""
    for key, code in (("setda", "S"), ("dinas", "D")):
        Register.objects.create(
            office=world.units[key], code=code, name=key, pattern=code + "{seq}"
        )
    data = paper(addressee_ids=(world.seats["sekda"].pk,), type_id=None)
    letter = recording.record([], data, by=rama, office_id=world.units["setda"].pk)
    return Arrival.objects.create(
        letter=letter,
        office=world.units["dinas"],
        position=world.seats["kepala_dinas"],
        from_position=world.seats["sekda"],
        arrived_at=clock.now(),
    )


def test_it_has_a_number_in_both_books(arrival, yuda):
    done = arrivals.register_arrival(arrival.pk, by=yuda)
    assert done.agenda_number == "D1"
    assert sorted(done.letter.entries.values_list("rendered", flat=True)) == ["D1", "S1"]


def test_it_has_clocks_of_its_own(arrival, yuda):
    arrivals.register_arrival(arrival.pk, by=yuda)
    clocks = ServiceClock.objects.filter(letter=arrival.letter, office=arrival.office)
    assert set(clocks.values_list("kind", flat=True)) == {"desk", "first_disposition", "answer"}


def test_the_desk_sees_it_and_the_table_follows_the_rules(arrival, yuda):
    arrivals.register_arrival(arrival.pk, by=yuda)
    audience = access.desk_audience(arrival.office_id)
    assert LetterAccess.objects.filter(letter=arrival.letter, audience=audience).exists()
    assert not list(access.differences(arrival.letter))


def test_who_goes_on_with_it_is_told_inside_the_transaction(arrival, yuda, monkeypatch):
    told = []
    hook = Hook()
    hook(lambda row, by: told.append((row.pk, by.name)))
    monkeypatch.setattr(arrivals, "on_registered", hook)
    arrivals.register_arrival(arrival.pk, by=yuda)
    assert told == [(arrival.pk, yuda.name)]


def test_a_second_click_gets_the_first_answer(arrival, yuda):
    first = arrivals.register_arrival(arrival.pk, by=yuda, token="t")
    again = arrivals.register_arrival(arrival.pk, by=yuda, token="t")
    assert (first.agenda_number, again.agenda_number) == ("D1", "D1")


def test_it_is_numbered_once(arrival, yuda):
    arrivals.register_arrival(arrival.pk, by=yuda)
    with pytest.raises(TransitionNotAllowed):
        arrivals.register_arrival(arrival.pk, by=yuda)


def test_only_the_desk_it_came_to_numbers_it(arrival, rama, hadi):
    for officer in (rama, hadi):
        with pytest.raises(Refused):
            arrivals.register_arrival(arrival.pk, by=officer)
