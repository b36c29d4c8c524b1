"""What has ended keeps the names of its time: a Plh of today was not its receiver."""

import pytest

from correspondence.states import Part
from disposition import actions
from disposition.queries.tree import chain_of
from eoffice.organization.models import Assignment
from tests.disposition.letters import branch_before, disposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(world, arunika):
    """Given to Bank by the head."""
    return disposed(world, arunika, "kasi_bank")


@pytest.fixture
def shown(arunika, letter):
    """`shown()`: what the head reads on the branch: desk, holder, who made the last step."""

    def read():
        row = chain_of(letter, arunika, Part.ALL)[0]
        return row.title, row.person, row.acted_by

    return read


@pytest.fixture
def branch(world, letter):
    return branch_before(world, "kasi_bank", letter)


def deputise(world):
    return world.appoint("danu", "kasi_bank", "plh", in_place_of=world.users["eka"])


def test_a_deputy_of_today_had_no_part_in_what_ended(world, branch, arunika, eka, shown):
    actions.report(branch.pk, "Beres.", by=eka)
    actions.accept_report(branch.pk, by=arunika)
    assert shown() == ("Kasi Bank", "Eka Rekaanto", "")
    deputise(world)
    title, person, last = shown()
    assert (title, person) == ("Kasi Bank", "")
    assert last.startswith("Eka Rekaanto (")


def test_what_is_open_lies_before_the_deputy(world, branch, shown):
    deputise(world)
    title, person, _last = shown()
    assert title == "Plh. Kasi Bank"
    assert "Danu Umpamawan" in person


def test_recalled_before_anybody_acted_it_names_the_seat_alone(world, branch, arunika, shown):
    actions.recall(branch.pk, by=arunika)
    deputise(world)
    title, person, last = shown()
    assert (title, person) == ("Kasi Bank", "")
    assert last.startswith(arunika.name)


def test_a_deputy_of_then_is_named_as_such_after_his_appointment(world, branch, arunika, shown):
    deputise(world)
    actions.accept(branch.pk, by=world.officer("danu"))
    actions.decline(branch.pk, "Bukan tugas kami.", by=world.officer("danu"))
    Assignment.objects.filter(user=world.users["danu"], kind="plh").delete()
    assert shown()[:2] == ("Kasi Bank", "")
    assert "Plh. Kasi Bank" in shown()[2]


def test_a_new_holder_does_not_take_over_what_ended(world, branch, eka, shown):
    actions.accept(branch.pk, by=eka)
    actions.decline(branch.pk, "Bukan tugas kami.", by=eka)
    Assignment.objects.filter(user=world.users["eka"]).update(user=world.users["citra"])
    title, person, last = shown()
    assert (title, person) == ("Kasi Bank", "")
    assert last.startswith("Eka Rekaanto")
