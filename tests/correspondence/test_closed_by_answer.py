"""An answer that is signed may close the letter that it answers, for whom that letter was."""

import pytest
from django.urls import reverse

from correspondence.models import IncomingLetter, OutgoingLetter
from tests.correspondence.sending_room import approved, book_of, signed
from tests.disposition.letters import letter_for


@pytest.fixture
def incoming(world):
    return letter_for(world, "kepala")


@pytest.fixture
def answer(world, dewi, eka, incoming):
    book_of(world)
    letter = approved(world, dewi, "kasi_bank")
    OutgoingLetter.objects.filter(pk=letter.pk).update(answers=incoming)
    return signed(OutgoingLetter.objects.get(pk=letter.pk), eka)


def page(client, letter):
    return client.get(reverse("outgoing:signed", args=[letter.pk])).content.decode()


def closing(letter):
    return reverse("disposition:close", args=[letter.pk]) + "?outcome=answered"


def test_the_addressee_is_led_to_it_and_finds_the_number_there(
    client_of, arunika, incoming, answer
):
    client = client_of(arunika)
    assert closing(incoming) in page(client, answer)
    said = client.get(closing(incoming)).content.decode()
    assert f">\nNomor {answer.agenda_number}</textarea>" in said


def test_who_may_not_close_it_learns_who_does(client_of, dewi, incoming, answer):
    said = page(client_of(dewi), answer)
    assert closing(incoming) not in said and "yang menyelesaikannya" in said


def test_of_a_closed_letter_only_that_is_said(client_of, arunika, incoming, answer):
    IncomingLetter.objects.filter(pk=incoming.pk).update(state="completed", outcome="answered")
    said = page(client_of(arunika), answer)
    assert closing(incoming) not in said and "sudah selesai" in said


def test_the_closed_letter_says_once_by_what_it_was_answered(client_of, arunika, incoming, answer):
    client = client_of(arunika)
    note = client.get(closing(incoming)).context["form"].initial["note"]
    client.post(closing(incoming), {"outcome": "answered", "note": note})
    said = client.get(reverse("pages:letter", args=[incoming.pk])).content.decode()
    facts = said[said.index("<dt>Hasil</dt>") :].split("</dd>")[0]
    assert f"Nomor {answer.agenda_number}" in facts and facts.count("Dijawab") == 1
