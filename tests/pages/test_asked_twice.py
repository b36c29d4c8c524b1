"""A receiver may wait for more time and for direction at once: the giver sees both."""

from datetime import timedelta

import pytest
from django.urls import reverse

from disposition import actions
from eoffice import clock
from tests.disposition.letters import branch_before, disposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch(world, arunika):
    """Before Bank, with a date."""
    letter = disposed(world, arunika, "kasi_bank")
    return branch_before(world, "kasi_bank", letter)


@pytest.fixture
def asked(branch, eka):
    """Bank asked for both."""
    actions.ask_direction(branch.pk, "Ke mana?", by=eka)
    until = branch.due_at + timedelta(days=3)
    return actions.ask_more_time(branch.pk, until, "Menunggu data", by=eka)


def page_of(branch, client):
    return client.get(reverse("pages:letter", args=[branch.letter_id])).content.decode()


def test_the_giver_may_decide_and_answer(asked, branch, arunika, client_of):
    page = page_of(branch, client_of(arunika))
    assert reverse("disposition:decide_more_time", args=[asked.pk]) in page
    assert f'btn-primary" href="{reverse("disposition:direct", args=[branch.pk])}"' in page


def test_what_was_asked_is_not_offered_again(branch, eka, client_of):
    url, client = reverse("disposition:more-time", args=[branch.pk]), client_of(eka)
    assert url in page_of(branch, client)
    actions.ask_more_time(branch.pk, clock.now() + timedelta(days=9), "Menunggu", by=eka)
    assert url not in page_of(branch, client)
