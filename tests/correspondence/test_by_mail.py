"""A letter goes by e-mail with its file; what is secret never does, and a refusal is told."""

import smtplib

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from correspondence import carrying
from correspondence.actions import dispatching
from correspondence.models import Delivery
from eoffice import jobs
from eoffice.errors import WrongState
from tests.correspondence.sending_room import addressee, approved, book_of, signed


@pytest.fixture
def sent(world, dewi, eka):
    book_of(world)

    def by_mail(**more):
        to = [addressee(email="dinas@contoh.example")]
        letter = signed(approved(world, dewi, "kasi_bank", to=to, **more), eka)
        dispatching.dispatch(letter.pk, by=dewi)
        return Delivery.objects.get()

    return by_mail


def refuses(monkeypatch, error):
    def send(self, *_args, **_more):
        raise error

    monkeypatch.setattr(EmailMessage, "send", send)


def now(delivery):
    return Delivery.objects.get(pk=delivery.pk)


def test_the_signed_file_is_attached(sent):
    delivery = sent()
    carrying.carry(delivery.pk)
    (message,) = mail.outbox
    name, content, kind = message.attachments[0]
    assert (message.to, kind) == (["dinas@contoh.example"], "application/pdf")
    assert content.startswith(b"%PDF") and name.endswith(".pdf")
    assert message.extra_headers["Message-ID"] == carrying.message_id(delivery)
    assert now(delivery).state == "sent"


@pytest.mark.parametrize("security", ["terbatas", "rahasia", "sangat_rahasia"])
def test_what_is_not_ordinary_goes_on_paper(security, sent, dewi):
    delivery = sent(security=security)
    assert delivery.way == "expedition"
    with pytest.raises(WrongState):
        dispatching.choose_way(delivery.pk, "email", by=dewi)
    Delivery.objects.filter(pk=delivery.pk).update(way="email")
    carrying.carry(delivery.pk)
    assert now(delivery).state == "failed" and not mail.outbox


def test_an_address_that_is_refused_is_told(sent, monkeypatch):
    delivery = sent()
    refuses(monkeypatch, smtplib.SMTPRecipientsRefused({"dinas@contoh.example": (550, b"no")}))
    carrying.carry(delivery.pk)
    assert now(delivery).state == "failed" and now(delivery).problem


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"dinas@contoh.example": (451, b"later")}),
        smtplib.SMTPServerDisconnected("gone"),
        ConnectionRefusedError(),
    ],
)
def test_a_busy_server_is_asked_again(error, sent, monkeypatch):
    delivery = sent()
    refuses(monkeypatch, error)
    with pytest.raises(jobs.TryAgainLater):
        carrying.carry(delivery.pk)
    assert now(delivery).state == "pending"
