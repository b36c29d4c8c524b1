"""The second factor: required for marked roles, sealed in the database, never guessed."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth import get_user
from django.test import Client
from django.urls import reverse

from eoffice.organization.models import Unit
from tests.accounts.conftest import PASSWORD, events_of

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))


@pytest.fixture
def required(world):
    Unit.objects.filter(pk=world.units["kppn"].pk).update(requires_second_factor_roles=["intake"])


@pytest.fixture
def bimo_with_app(account):
    bimo = account("bimo")
    TOTP.activate(bimo, SECRET)
    return bimo


def test_a_marked_role_must_switch_it_on_first(required, client_of, bimo, hadi):
    answer = client_of(bimo).get("/admin/")
    assert reverse("mfa_activate_totp") in answer["Location"]
    assert reverse("mfa_activate_totp") not in client_of(hadi).get("/admin/").get("Location", "")


def test_who_has_it_works_on(required, bimo_with_app, client_of, bimo):
    assert reverse("mfa_activate_totp") not in client_of(bimo).get("/admin/").get("Location", "")


def test_a_fragment_is_led_there_too(required, client_of, bimo):
    answer = client_of(bimo).get("/admin/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith(reverse("mfa_activate_totp"))


def test_the_secret_is_sealed_in_the_database(bimo_with_app):
    kept = Authenticator.objects.get(user=bimo_with_app, type="totp").data["secret"]
    assert SECRET not in kept


def test_signing_in_takes_both_steps(bimo_with_app, knock):
    client = Client()
    assert knock("bimo", client=client)["Location"] == reverse("mfa_authenticate")
    assert get_user(client).is_anonymous
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.context["form"].errors
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert get_user(client) == bimo_with_app
    assert events_of(bimo_with_app.pk) == ["second_factor_failed", "signed_in"]


def test_codes_cannot_be_tried_without_end(bimo_with_app, knock):
    client = Client()
    knock("bimo", client=client)
    for _ in range(6):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert get_user(client).is_anonymous


def again(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def test_it_cannot_be_switched_off_where_it_is_required(required, bimo_with_app, client_of, bimo):
    browser = client_of(bimo)
    again(browser)
    browser.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=bimo_with_app).exists()


def test_elsewhere_it_can_and_it_is_recorded(bimo_with_app, client_of, bimo):
    browser = client_of(bimo)
    again(browser)
    browser.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=bimo_with_app).exists()
    assert events_of(bimo_with_app.pk)[-1] == "second_factor_off"
