"""A form of the letter's verbs that is sent twice acts once, and both clicks get one answer."""

import pytest
from django.urls import reverse

from disposition import actions
from eoffice.audit.models import AuditEntry
from tests.disposition.letters import letter_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def twice(client_of, arunika):
    """`twice(url, letter, **typed)`: both answers of a double click."""

    def clicked(name, letter, **typed):
        client, address = client_of(arunika), reverse(name, args=[letter.pk])
        return [client.post(address, typed | {"token": "once"}) for _ in range(2)]

    return clicked


def test_returning_to_the_desk(world, twice):
    letter = letter_for(world, "kepala")
    first, second = twice("disposition:return", letter, reason="Bukan untuk kami.")
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert AuditEntry.objects.filter(event="letter.returned").count() == 1


def test_closing(world, twice):
    letter = letter_for(world, "kepala")
    first, second = twice("disposition:close", letter, outcome="noted")
    assert (first.status_code, first.url) == (second.status_code, second.url)


def test_reopening(world, arunika, twice):
    letter = letter_for(world, "kepala")
    actions.close_letter(letter.pk, "noted", by=arunika)
    first, second = twice("disposition:reopen_letter", letter, reason="Masih ada.")
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert first.url == reverse("pages:letter", args=[letter.pk])
