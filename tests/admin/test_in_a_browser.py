"""The office administration in a browser: long lists are searched, and every field has a name."""

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


def search_of(page, field: str):
    return page.locator(f"[aria-controls='id_{field}']")


def test_a_seat_is_entered_by_the_keyboard(at_the_desk, live_server):
    page = at_the_desk
    page.goto(live_server.url + reverse("admin:organization_position_add"))
    page.select_option("#id_unit", label="└\xa0Seksi Bank")
    page.fill("#id_title", "Pelaksana Baru")
    search_of(page, "superior").fill("kasi bank")
    page.keyboard.press("Enter")
    expect(page.locator("#id_superior")).to_be_focused()
    page.click("[name=_save]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Position.objects.get(title="Pelaksana Baru").superior.title == "Kasi Bank"


PAGES = ["position_changelist", "taskteam_add", "workperiod_add"]


@pytest.mark.parametrize("name", PAGES)
def test_every_field_has_a_name_and_nothing_is_refused(at_the_desk, live_server, name):
    page, refused = at_the_desk, []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.goto(live_server.url + reverse(f"admin:organization_{name}"))
    page.wait_for_load_state("networkidle")
    assert refused == []
    assert looking.faults_of(page) == []


def test_a_search_says_of_which_field_it_is(at_the_desk, live_server):
    page = at_the_desk
    page.goto(live_server.url + reverse("admin:organization_position_add"))
    label = page.locator("label[for=id_superior]").inner_text().strip(": ")
    assert search_of(page, "superior").get_attribute("aria-label").endswith(label)


def test_a_choice_stays_while_one_searches_for_another(at_the_desk, live_server):
    page = at_the_desk
    page.goto(live_server.url + reverse("admin:organization_position_add"))
    page.select_option("#id_superior", index=2)
    chosen = page.input_value("#id_superior")
    search_of(page, "superior").fill("nobody is called so")
    assert page.input_value("#id_superior") == chosen
    search_of(page, "superior").press("Escape")
    assert page.locator("#id_superior option").count() > 9


def test_what_is_ticked_stays_in_sight(at_the_desk, live_server):
    page = at_the_desk
    page.goto(live_server.url + reverse("admin:organization_taskteam_add"))
    page.locator("#id_members input").first.check()
    search_of(page, "members").fill("kasi bank")
    shown = page.locator("#id_members li:visible")
    expect(shown).to_have_count(2)
    expect(shown.first.locator("input")).to_be_checked()
