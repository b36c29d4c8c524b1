"""Signing in and out: recorded, by user name, with nothing of self-service reachable."""

import pytest
from django.contrib.auth import get_user
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.accounts.conftest import PASSWORD, events_of

pytestmark = pytest.mark.django_db


def test_signing_in_and_out_is_recorded(account, knock):
    eka, client = account("eka"), Client()
    assert knock("eka", client=client).status_code == 302
    assert get_user(client) == eka
    client.post(reverse("account_logout"))
    assert get_user(client).is_anonymous
    assert events_of(eka.pk) == ["signed_in", "signed_out"]


def test_the_letter_case_of_the_user_name_does_not_matter(account, knock):
    account("eka")
    assert knock("  EKA ").status_code == 302


def test_a_wrong_password_is_recorded_and_said_without_a_hint(account, knock):
    eka = account("eka")
    known, unknown = knock("eka", "salah"), knock("nobody", "salah")
    assert events_of(eka.pk) == ["sign_in_failed"]
    assert events_of(0) == ["sign_in_failed"]
    assert list(known.context["form"].errors) == list(unknown.context["form"].errors)


def test_a_closed_account_does_not_open(account, knock):
    eka = account("eka")
    eka.is_active = False
    eka.save()
    client = Client()
    knock("eka", client=client)
    assert get_user(client).is_anonymous


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_reset_password", "mfa_list_webauthn"]
)
def test_what_we_do_not_need_is_not_reachable(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_the_admin_has_no_door_of_its_own(account):
    answer = Client().get("/admin/login/?next=/admin/")
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_a_new_password_is_demanded_before_anything_else(account, client_of, world):
    eka = account("eka")
    eka.must_change_password = True
    eka.save()
    browser = client_of(world.officer("eka"))
    assert reverse("account_change_password") in browser.get("/admin/")["Location"]
    new = {"oldpassword": PASSWORD, "password1": "kalimat-lain-lagi", "password2": PASSWORD}
    assert browser.post(reverse("account_change_password"), new).status_code == 200
    browser.post(reverse("account_change_password"), new | {"password2": "kalimat-lain-lagi"})
    eka.refresh_from_db()
    assert eka.check_password("kalimat-lain-lagi")
    assert not eka.must_change_password
    assert events_of(eka.pk) == ["password_changed"]


def test_the_new_password_differs_from_the_old_one(account, client_of, world):
    account("eka")
    same = dict.fromkeys(("oldpassword", "password1", "password2"), PASSWORD)
    page = client_of(world.officer("eka")).post(reverse("account_change_password"), same)
    assert "password1" in page.context["form"].errors
