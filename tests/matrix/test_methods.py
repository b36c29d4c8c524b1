"""All rooms together: nothing is open to strangers, verbs are POST only, no other method."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.house.matrix import named_urls, role_tables

pytestmark = pytest.mark.django_db
OPEN = {
    "healthz", "readyz", "accounts:slip", "accounts:slip_password", "verify:check", "verify:page",
    "verify:authority", "verify:revoked",
}  # fmt: skip
NAMES = sorted(named_urls() - OPEN)


def address(name: str) -> str:
    """The address with a number wherever it wants one."""
    for count in range(4):
        try:
            return reverse(name, args=[1] * count)
        except NoReverseMatch:
            continue
    raise AssertionError(f"{name} cannot be reversed")


def test_nothing_is_open_to_strangers():
    wrong = []
    for name in NAMES:
        for method in ("get", "post"):
            answer = getattr(Client(), method)(address(name))
            leads_to_login = answer.status_code == 302 and "/accounts/login" in answer.url
            if not (leads_to_login or answer.status_code == 405):
                wrong.append(f"{method} {name}: {answer.status_code}")
    assert wrong == []


def test_verbs_are_not_done_by_looking(client_of, citra):
    table, browser = role_tables(), client_of(citra)
    verbs = [name for name in NAMES if table[name][0] == "post"]
    codes = {name: browser.get(address(name)).status_code for name in verbs}
    assert {name: code for name, code in codes.items() if code != 405} == {}
    assert verbs


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_no_address_knows_other_methods(client_of, citra, method):
    browser = client_of(citra)
    codes = {name: getattr(browser, method)(address(name)).status_code for name in NAMES}
    assert {name: code for name, code in codes.items() if code != 405} == {}
