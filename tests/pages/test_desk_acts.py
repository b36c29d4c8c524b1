"""What the desk may do with a recorded letter is a click away on its page, for the desk only."""

import pytest
from django.urls import reverse

from tests.disposition.letters import letter_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown_to(client_of):
    """`shown_to(officer, letter)`: the letter's page."""
    return lambda officer, letter: client_of(officer).get(f"/letters/{letter.pk}/").content.decode()


def test_the_recorder_corrects_from_the_letters_page(world, shown_to, hadi, arunika):
    letter = letter_for(world, "kepala")
    assert reverse("intake:correct", args=[letter.pk]) in shown_to(hadi, letter)
    assert reverse("intake:correct", args=[letter.pk]) not in shown_to(arunika, letter)


def test_the_addressee_of_a_secret_adds_its_scan(world, shown_to, hadi, arunika):
    letter = letter_for(world, "kepala", security="rahasia", is_sealed=True)
    assert reverse("intake:attach", args=[letter.pk]) in shown_to(arunika, letter)
    assert reverse("intake:attach", args=[letter.pk]) not in shown_to(hadi, letter)
