"""A mail that was refused goes again to the address that was meant."""

import smtplib

import pytest
from django.core import mail
from django.urls import reverse

from correspondence import carrying
from correspondence.actions import dispatching
from correspondence.models import Delivery
from eoffice.audit.models import AuditEntry
from tests.correspondence.sending_room import addressee, approved, book_of, signed
from tests.correspondence.test_by_mail import refuses

WRONG, RIGHT = "salah@contoh.example", "benar@contoh.example"


@pytest.fixture
def refused(world, dewi, eka, monkeypatch):
    book_of(world)
    letter = signed(approved(world, dewi, "kasi_bank", to=[addressee(email=WRONG)]), eka)
    dispatching.dispatch(letter.pk, by=dewi)
    with monkeypatch.context() as away:
        refuses(away, smtplib.SMTPRecipientsRefused({WRONG: (550, b"no")}))
        carrying.carry(Delivery.objects.get().pk)
    return Delivery.objects.get()


def again(client, delivery, email):
    return client.post(reverse("outgoing:try_again", args=[delivery.pk]), {"email": email})


def test_the_page_offers_the_address_to_be_put_right(client_of, dewi, refused):
    page = client_of(dewi).get(reverse("outgoing:send", args=[refused.letter_id]))
    assert f'value="{WRONG}"' in page.content.decode()


def test_it_goes_to_the_new_one_and_the_trail_says_so(client_of, dewi, refused):
    again(client_of(dewi), refused, RIGHT)
    carrying.carry(refused.pk)
    assert mail.outbox[0].to == [RIGHT] and Delivery.objects.get().state == "sent"
    detail = AuditEntry.objects.filter(detail__changed="email").latest("pk").detail
    assert RIGHT not in str(detail)


def test_what_is_no_address_changes_nothing(client_of, dewi, refused):
    assert again(client_of(dewi), refused, "bukan surel").status_code == 422
    assert Delivery.objects.get().state == "failed"


def test_without_another_it_goes_to_the_same(client_of, dewi, refused):
    again(client_of(dewi), refused, "")
    carrying.carry(refused.pk)
    assert mail.outbox[0].to == [WRONG]
