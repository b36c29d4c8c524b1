"""A letter that a busy mail server does not take yet: the page says that it is tried again."""

import smtplib

import pytest
from django.urls import reverse

from correspondence.actions import dispatching
from eoffice import jobs
from eoffice.jobs.models import Job
from tests.correspondence.sending_room import addressee, approved, book_of, signed
from tests.correspondence.test_by_mail import refuses

SAID = "dicoba lagi dengan sendirinya"


@pytest.fixture
def letter(world, dewi, eka):
    book_of(world)
    to = [addressee(email="dinas@contoh.example")]
    letter = signed(approved(world, dewi, "kasi_bank", to=to), eka)
    dispatching.dispatch(letter.pk, by=dewi)
    return letter


def page(client, letter):
    return client.get(reverse("outgoing:send", args=[letter.pk])).content.decode()


def test_at_first_it_is_on_its_way(client_of, dewi, letter):
    said = page(client_of(dewi), letter)
    assert "Muat ulang halaman" in said and SAID not in said


def test_then_it_is_said_that_it_is_tried_again(client_of, dewi, letter, monkeypatch):
    refuses(monkeypatch, smtplib.SMTPServerDisconnected("away"))
    jobs.run_pending()
    assert Job.objects.get(kind="carry_delivery").last_error
    said = page(client_of(dewi), letter)
    assert SAID in said and "Muat ulang halaman" not in said
