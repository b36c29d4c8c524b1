"""A guesser is locked out by user name and address together, and nobody else with him."""

import pytest
from django.conf import settings

from eoffice.organization.accounts import lockout
from tests.accounts.conftest import events_of

pytestmark = pytest.mark.django_db
OFFICE, HOME = "10.0.0.1", "203.0.113.9"


@pytest.fixture
def eka_locked_out(account, knock):
    eka = account("eka")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        answer = knock("eka", "salah", OFFICE)
    assert answer.status_code == 429
    return eka


def test_the_right_password_does_not_help_while_locked(eka_locked_out, knock):
    answer = knock("eka", address=OFFICE)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0


def test_a_colleague_at_the_same_address_gets_in(eka_locked_out, account, knock):
    account("dewi")
    assert knock("dewi", address=OFFICE).status_code == 302


def test_the_same_person_gets_in_from_another_address(eka_locked_out, knock):
    assert knock("eka", address=HOME).status_code == 302


def test_another_spelling_is_the_same_name(eka_locked_out, knock):
    assert knock("EKA ", address=OFFICE).status_code == 429


def test_a_success_forgets_the_failures(account, knock):
    account("eka")
    for _ in range(2):
        for _ in range(settings.AXES_FAILURE_LIMIT - 1):
            knock("eka", "salah", OFFICE)
        assert knock("eka", address=OFFICE).status_code == 302


def test_the_lock_is_recorded_once(eka_locked_out, knock):
    knock("eka", address=OFFICE)
    events = events_of(eka_locked_out.pk)
    assert events.count("locked") == 1
    assert events.count("sign_in_failed") == settings.AXES_FAILURE_LIMIT + 1


def test_the_list_shows_who_is_locked(eka_locked_out, world):
    assert lockout.locked_among(["Eka", "dewi"]) == {"eka"}
    lockout.unlock("EKA")
    assert not lockout.locked_among(["eka"])
