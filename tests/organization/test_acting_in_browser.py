"""The page of acting officials as a person meets it: no barrier, no sideways scrolling."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse

from eoffice import clock
from eoffice.organization.models import Absence
from tests.world import build_world

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
PAGES = ["acting", "acting_appoint", "absence_enter"]


@pytest.fixture
def at_the_desk(page, live_server, client_of):
    """The recorder's browser, with one entry of each kind in the list."""
    world, today = build_world(), clock.today("Asia/Jakarta")
    until = today + timedelta(days=5)
    danu, eka = world.users["danu"], world.users["eka"]
    world.appoint("danu", "kasi_bank", "plh", in_place_of=eka, ends=until, decree_number="ST-7")
    Absence.objects.create(user=danu, kind="duty_travel", starts=until, ends=until, note="Rakor")
    session = client_of(world.officer("hadi")).cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
    page.context.add_cookies([cookie])
    return page


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("name", PAGES)
def test_no_barrier_and_no_sideways_scrolling(at_the_desk, live_server, name, width):
    at_the_desk.set_viewport_size({"width": width, "height": 800})
    at_the_desk.goto(live_server.url + reverse(f"organization:{name}"))
    assert at_the_desk.locator("h1").count() == 1
    wide = at_the_desk.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    assert not Axe().run(at_the_desk, options=WCAG).response["violations"]
