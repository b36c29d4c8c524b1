"""The office administration in a browser: choosing while typing works under our CSP."""

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from eoffice.organization.models import Position
from tests.journeys import looking
from tests.world import build_world

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def at_the_desk(page, live_server, client_of):
    """The browser of the office's administrator."""
    world = build_world()
    session = client_of(world.officer("fajar")).cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
    page.context.add_cookies([cookie])
    return page


def choose(page, field: str, typed: str) -> None:
    page.click(f"[aria-labelledby$='select2-id_{field}-container']")
    page.fill(".select2-search__field", typed)
    page.locator(".select2-results__option", has_text=typed).first.click()


def test_a_seat_is_entered_with_fields_that_search(at_the_desk, live_server):
    page = at_the_desk
    page.goto(live_server.url + reverse("admin:organization_position_add"))
    choose(page, "unit", "Seksi Bank")
    page.fill("#id_title", "Pelaksana Baru")
    choose(page, "superior", "Kasi Bank")
    page.click("[name=_save]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Position.objects.get(title="Pelaksana Baru").superior.title == "Kasi Bank"


PAGES = ["position_changelist", "position_add", "assignment_add", "taskteam_add", "workperiod_add"]


@pytest.mark.parametrize("name", PAGES)
def test_every_field_has_a_name_and_nothing_is_refused(at_the_desk, live_server, name):
    page, refused = at_the_desk, []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.goto(live_server.url + reverse(f"admin:organization_{name}"))
    page.wait_for_load_state("networkidle")
    assert refused == []
    assert looking.faults_of(page) == []


def test_the_search_of_a_field_has_its_name(at_the_desk, live_server):
    page = at_the_desk
    page.goto(live_server.url + reverse("admin:organization_position_add"))
    page.click("[aria-labelledby$='select2-id_unit-container']")
    label = page.locator("label[for=id_unit]").inner_text().strip(": ")
    expect(page.locator("body > .select2-container input")).to_have_attribute("aria-label", label)
    page.evaluate(looking.axe_source())
    assert page.evaluate(looking.AXE, [looking.TAGS, None]) == []
