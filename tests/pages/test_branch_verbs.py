"""The menu of a branch holds what its giver can do with it now, and nothing else."""

import re

import pytest
from django.urls import reverse

from disposition import actions
from tests.disposition.letters import branch_before, disposed, sheet_to

pytestmark = pytest.mark.django_db
VERBS = ["recall", "withdraw", "reassign", "due", "direct", "reopen"]
WORKING = {"withdraw", "reassign", "due", "direct"}


@pytest.fixture
def offered(client_of):
    """`offered(officer, branch)`: the verbs that the letter's page offers for a branch."""

    def verbs(officer, branch):
        page = client_of(officer).get(reverse("pages:letter", args=[branch.letter_id]))
        chain = page.content.decode().partition('class="chain"')[2]
        return {
            verb
            for verb in VERBS
            if f'href="{reverse(f"disposition:{verb}", args=[branch.pk])}"' in chain
        }

    return verbs


@pytest.fixture
def branch(world, arunika):
    """What the head gave to Bank."""
    return branch_before(world, "kasi_bank", disposed(world, arunika, "kasi_bank"))


def finish(branch, eka, arunika):
    actions.report(branch.pk, "Beres.", by=eka)
    actions.accept_report(branch.pk, by=arunika)


def test_unread_read_and_done(offered, branch, arunika, eka):
    assert offered(arunika, branch) == {"recall", "due", "direct"}
    actions.mark_read(branch.pk, by=eka)
    assert offered(arunika, branch) == WORKING
    actions.report(branch.pk, "Beres.", by=eka)
    assert offered(arunika, branch) == WORKING
    actions.accept_report(branch.pk, by=arunika)
    assert offered(arunika, branch) == {"reopen"}


def test_nothing_on_a_closed_letter(offered, client_of, branch, arunika, eka):
    finish(branch, eka, arunika)
    actions.close_letter(branch.letter_id, "followed_up", by=arunika)
    assert offered(arunika, branch) == set()
    page = client_of(arunika).get(reverse("pages:letter", args=[branch.letter_id]))
    assert not re.search(r"<summary[^>]*>Ubah", page.content.decode())


def test_nothing_below_a_branch_that_has_ended(offered, world, branch, arunika, eka, dewi):
    actions.forward(branch.pk, sheet_to(world, "staf_bank"), by=eka)
    below = branch_before(world, "staf_bank", branch.letter)
    finish(below, dewi, eka)
    assert offered(eka, below) == {"reopen"}
    finish(branch, eka, arunika)
    assert offered(eka, below) == set()


def test_nothing_for_who_did_not_give_it(offered, branch, eka):
    assert offered(eka, branch) == set()


def test_a_report_is_put_before_who_may_accept_it(client_of, branch, arunika, gita, eka):
    actions.report(branch.pk, "Beres.", by=eka)
    accept = reverse("disposition:accept-report", args=[branch.pk])
    url = reverse("pages:letter", args=[branch.letter_id])
    assert accept in client_of(arunika).get(url).content.decode()
    assert accept not in client_of(gita).get(url).content.decode()


def test_a_question_on_an_ended_branch_waits_for_nobody(client_of, branch, arunika, eka):
    actions.ask_direction(branch.pk, "Bagaimana?", by=eka)
    answer = reverse("disposition:direct", args=[branch.pk])
    url = reverse("pages:letter", args=[branch.letter_id])
    assert "minta arahan" in client_of(arunika).get(url).content.decode()
    finish(branch, eka, arunika)
    assert answer not in client_of(arunika).get(url).content.decode()
