"""The receipt for whoever brought a letter: that it came, and nothing that he must not know."""

import pytest
from django.urls import reverse

from correspondence.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def receipt(letter, client_of, hadi):
    """`receipt()`: what is printed."""

    def printed():
        answer = client_of(hadi).get(reverse("intake:receipt", args=[letter.pk]))
        return answer.content.decode()

    return printed


def test_it_names_number_time_sender_and_who_took_it(letter, receipt, hadi):
    page = receipt()
    wanted = (letter.agenda_number, letter.sender_number, letter.sender_name, hadi.name)
    assert all(word in page for word in wanted)
    assert letter.subject not in page


def test_of_a_secret_letter_it_says_that_and_the_number(letter, receipt):
    Letter.objects.filter(pk=letter.pk).update(security="rahasia")
    page = receipt()
    assert letter.agenda_number in page
    assert letter.sender_name not in page
    assert letter.sender_number not in page


def test_the_page_of_the_number_leads_to_it(letter, client_of, hadi):
    page = client_of(hadi).get(reverse("intake:recorded", args=[letter.pk])).content.decode()
    assert reverse("intake:receipt", args=[letter.pk]) in page
