"""A letter to nobody (an assignment, a decree) is given out by hand, and that is confirmed."""

import pytest
from django.urls import reverse

from correspondence.models import OutgoingLetter
from tests.correspondence.sending_room import approved, book_of, signed


@pytest.fixture
def letter(world, dewi, eka):
    book_of(world)
    made = approved(world, dewi, "kasi_bank")
    made.addressees.all().delete()
    return signed(made, eka)


def page(client, letter):
    return client.get(reverse("outgoing:send", args=[letter.pk])).content.decode()


def test_the_page_says_what_to_do(client_of, dewi, letter):
    said = page(client_of(dewi), letter)
    assert "Sudah dibagikan" in said and "0 penerima" not in said


def test_then_it_waits_no_longer(client_of, dewi, letter):
    client = client_of(dewi)
    client.post(reverse("outgoing:send_all", args=[letter.pk]))
    assert OutgoingLetter.objects.get(pk=letter.pk).state == "dispatched"
    assert "Sudah dipastikan dibagikan" in page(client, letter)
    waiting = client.get(reverse("outgoing:list"), {"tab": "unsent"}).content.decode()
    assert letter.agenda_number not in waiting
