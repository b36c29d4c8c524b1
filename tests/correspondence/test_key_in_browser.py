"""The page of the signing key in a real browser: at two widths, without a violation or a script."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from eoffice.organization.models import User
from tests.correspondence.key_room import PASSPHRASE, PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(live_server, page: Page, cheap, eka, client_of) -> Page:
    """The page of the head of Bank."""
    user = User.objects.get(pk=eka.user_id)
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    session = client_of(eka).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(live_server.url + reverse("outgoing:key"))
    return page


def look(page: Page) -> None:
    """No violation, and nothing wider than the screen, on a laptop and on a phone."""
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 844})
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), width
    found = Axe().run(page).response["violations"]
    assert [violation["id"] for violation in found] == []


def test_a_key_is_made_and_shown(desk):
    look(desk)
    for name, word in (("passphrase", PASSPHRASE), ("again", PASSPHRASE), ("password", PASSWORD)):
        desk.fill(f"main [name={name}]", word)
    desk.click("main form .btn-primary")
    desk.wait_for_selector("main .st.done")
    for fold in desk.locator("main details:not(.confirm) > summary").all():
        fold.click()
    look(desk)
