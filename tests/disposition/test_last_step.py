"""A branch tells who made its desk's last step, where that was not the holder of today."""

import pytest

from correspondence.states import Part
from disposition import actions
from disposition.queries.tree import chain_of
from tests.disposition.letters import branch_before, disposed, sheet_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(world, arunika):
    """Given to Bank by the head."""
    return disposed(world, arunika, "kasi_bank")


@pytest.fixture
def last_step(arunika, letter):
    """`last_step()`: what the head reads on the branch."""
    return lambda: chain_of(letter, arunika, Part.ALL)[0].acted_by


@pytest.fixture
def deputy(world, letter):
    """Danu, who acted for Eka when the report was written and does so no more."""
    acting = world.appoint("danu", "kasi_bank", "plh", in_place_of=world.users["eka"])
    branch = branch_before(world, "kasi_bank", letter)
    actions.report(branch.pk, "Beres.", by=world.officer("danu"))
    acting.delete()
    return branch


def test_nobody_else_is_named_where_the_holder_did_it(world, letter, eka, arunika, last_step):
    branch = branch_before(world, "kasi_bank", letter)
    actions.report(branch.pk, "Beres.", by=eka)
    assert last_step() == ""
    actions.accept_report(branch.pk, by=arunika)
    assert last_step() == ""


def test_an_accepted_report_names_its_author_not_the_giver(deputy, arunika, last_step):
    assert "Danu Umpamawan (Plh. Kasi Bank" in last_step()
    actions.accept_report(deputy.pk, by=arunika)
    assert "Danu Umpamawan (Plh. Kasi Bank" in last_step()
    assert arunika.name not in last_step()


def test_a_report_sent_back_names_its_author_too(deputy, arunika, last_step):
    actions.send_back_report(deputy.pk, "Lampirkan data.", by=arunika)
    assert "Danu Umpamawan" in last_step()


def test_a_branch_taken_up_again_names_the_author(deputy, arunika, last_step):
    actions.accept_report(deputy.pk, by=arunika)
    actions.reopen_branch(deputy.pk, "Belum lengkap.", by=arunika)
    assert "Danu Umpamawan" in last_step()


def test_later_steps_of_the_desk_count(world, deputy, letter, arunika, eka, last_step):
    actions.send_back_report(deputy.pk, "Lampirkan data.", by=arunika)
    actions.forward(deputy.pk, sheet_to(world, "staf_bank"), by=eka)
    assert last_step() == ""


def test_a_withdrawal_is_the_givers_step(world, letter, arunika, eka, last_step):
    branch = branch_before(world, "kasi_bank", letter)
    actions.mark_read(branch.pk, by=eka)
    actions.withdraw(branch.pk, "Salah alamat.", by=arunika)
    assert arunika.name in last_step()
