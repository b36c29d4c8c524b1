"""A letter names the one that it revokes or corrects, and the other way round."""

import pytest
from django.urls import reverse

from correspondence.actions import revoking
from correspondence.models import LetterAccess, OutgoingLetter, Signature
from correspondence.queries.draft_stations import stations_of
from tests.correspondence.sending_room import approve, approved, book_of, signed


@pytest.fixture
def letter(world, dewi, eka):
    book_of(world)
    return signed(approved(world, dewi, "kasi_bank"), eka)


@pytest.fixture
def later(letter, dewi, eka):
    return signed(approve(revoking.start_revoking(letter.pk, by=dewi)), eka)


def page(client, letter):
    return client.get(reverse("outgoing:page", args=[letter.pk])).content.decode()


def test_each_leads_to_the_other(client_of, dewi, letter, later):
    client = client_of(dewi)
    assert "Dicabut dengan" in (said := page(client, letter)) and later.agenda_number in said
    assert reverse("outgoing:page", args=[later.pk]) in said
    assert reverse("outgoing:page", args=[letter.pk]) in page(client, later)


def test_what_is_not_open_is_a_number_only(client_of, eka, letter, later):
    LetterAccess.objects.filter(letter=letter).delete()
    said = page(client_of(eka), later)
    assert letter.agenda_number in said
    assert f'href="{reverse("outgoing:page", args=[letter.pk])}"' not in said


def test_a_signed_letter_shows_who_signed_and_when_to_its_end(dewi, letter, later):
    Signature.objects.filter(letter=letter).update(name="Pejabat Lama", acting_kind="plh")
    station = stations_of(OutgoingLetter.objects.get(pk=letter.pk), dewi)[-1]
    assert (station.person, station.state) == ("Plh. Pejabat Lama", "signed")
