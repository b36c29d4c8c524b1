"""The page of one's own signing key: what it shows, what it asks, what it refuses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from correspondence.models import SigningKey
from eoffice.organization.models import User
from tests.correspondence.key_room import OTHER, PASSPHRASE, PASSWORD
from tests.matrix.reading import named_twice

NEW = {"passphrase": PASSPHRASE, "again": PASSPHRASE, "password": PASSWORD}


@pytest.fixture
def desk(cheap, eka, client_of):
    """The head of Bank, who has a password."""
    user = User.objects.get(pk=eka.user_id)
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return client_of(eka)


def send(desk, name: str, **fields: str):
    """What the server answers to a form of the page."""
    return desk.post(reverse(f"outgoing:{name}"), fields)


def page(desk) -> str:
    """The page as it is now."""
    return desk.get(reverse("outgoing:key")).content.decode()


def test_from_no_key_to_one_in_force(desk):
    assert "TTE internal, tidak tersertifikasi" in page(desk)
    assert send(desk, "key_make", **NEW).status_code == 302
    assert SigningKey.objects.get().serial in page(desk)
    assert named_twice(desk.get(reverse("outgoing:key"))) == []


def test_a_key_that_ran_out_is_told_with_its_day(desk, signing_key):
    SigningKey.objects.update(valid_until=datetime(2020, 2, 3, 5, tzinfo=UTC))
    assert "berakhir pada 3 Februari 2020" in page(desk)
    SigningKey.objects.update(revoked_at=datetime(2020, 1, 3, 5, tzinfo=UTC))
    assert "berakhir pada" not in page(desk)


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "sandi yang salah"},
        {"again": OTHER},
        {"passphrase": "pendek", "again": "pendek"},
        {"passphrase": "password1234", "again": "password1234"},
        {"passphrase": PASSWORD, "again": PASSWORD},
    ],
)
def test_what_does_not_fit_makes_no_key(desk, wrong):
    answer = send(desk, "key_make", **(NEW | wrong))
    assert answer.status_code == 422 and not SigningKey.objects.exists()
    assert PASSPHRASE not in answer.content.decode()


def test_the_passphrase_is_changed(desk, signing_key):
    fields = {"current": PASSPHRASE, "passphrase": OTHER, "again": OTHER}
    assert send(desk, "key_passphrase", **fields).status_code == 302
    assert SigningKey.objects.get().sealed_key != signing_key.sealed_key


def test_a_wrong_passphrase_is_told_at_its_field(desk, signing_key):
    fields = {"current": "bukan yang ini", "passphrase": OTHER, "again": OTHER}
    answer = send(desk, "key_passphrase", **fields)
    assert answer.status_code == 422
    assert answer.context["changing"].errors.keys() == {"current"}


def test_revoking_asks_for_the_password_and_a_reason(desk, signing_key):
    assert send(desk, "key_revoke", reason="Bocor", password="salah").status_code == 422
    assert send(desk, "key_revoke", reason="Bocor", password=PASSWORD).status_code == 302
    assert "Bocor" in page(desk) and SigningKey.objects.get().revoked_at


def test_an_assistant_is_told_why_there_is_no_key(gita, client_of):
    said = client_of(gita).get(reverse("outgoing:key"))
    assert said.status_code == 200 and 'name="passphrase"' not in said.content.decode()
    assert client_of(gita).post(reverse("outgoing:key_make"), NEW).status_code == 403


def test_the_password_of_the_account_is_not_guessed_here(desk, signing_key):
    for _ in range(10):
        send(desk, "key_revoke", reason="Bocor", password="salah")
    answer = send(desk, "key_revoke", reason="Bocor", password=PASSWORD)
    assert answer.status_code == 429
    assert SigningKey.objects.get().revoked_at is None
