"""The account pages in a real browser: a slip's whole life, at two widths, without a violation."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.accounts.conftest import PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NEW = "kalimat-baru-panjang"


@pytest.fixture
def visit(live_server, page: Page):
    """Open a page of the accounts."""

    def open_it(name: str, *args: int) -> Page:
        page.goto(live_server.url + reverse(name, args=args))
        return page

    return open_it


def look(page: Page) -> None:
    """No violation, and nothing wider than the screen, on a laptop and on a phone."""
    for width, height in ((1366, 800), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), page.url
    found = Axe().run(page).response["violations"]
    assert [violation["id"] for violation in found] == [], page.url


def send(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.click("main form .btn-primary")


def test_from_a_forgotten_password_to_a_new_one(account, visit):
    eka, _fajar = account("eka"), account("fajar")
    send(visit("account_login"), login="fajar", password=PASSWORD)
    look(visit("accounts:office"))
    look(page := visit("accounts:person", eka.pk))
    page.check("[value=reset]")
    send(page)
    look(page)
    secret = page.locator(".slip dd strong").inner_text()
    page.context.clear_cookies()
    send(visit("accounts:slip"), username="eka", secret=secret)
    look(page)
    send(page, password1=NEW, password2=NEW)
    send(page, login="eka", password=NEW)
    assert page.locator(".who strong").first.inner_text() == "Eka Rekaanto"


def test_the_door_itself(visit):
    for name in ("account_login", "accounts:slip", "account_inactive"):
        look(visit(name))


def test_switching_the_second_factor_on(account, visit):
    account("eka")
    send(visit("account_login"), login="eka", password=PASSWORD)
    look(visit("mfa_index"))
    page = visit("mfa_activate_totp")
    look(page)
    send(page, password=PASSWORD)
    look(page)
    expect(page.locator("img[src^='data:image/svg']")).to_be_visible()
