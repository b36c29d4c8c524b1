"""An addressee who is typed in full, and not picked, gets the letter into the tray all the same."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.correspondence.draft_window import draft_by

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def typed(tab, name):
    """The new row, once it was asked who is called so."""
    tab.fill("[name=add_name]", name)
    with tab.expect_response(lambda answer: "exactly" in answer.url and answer.ok):
        tab.press("[name=add_name]", "Enter")
    return tab.locator("[data-rows=to] .who-list [data-row]").last


@pytest.mark.parametrize("name", ["Dinas PUPR", "Kepala Dinas PUPR"])
def test_an_office_that_is_typed_in_full_is_meant(name, open_page, citra, world):
    row = typed(open_page(draft_by(citra, world.units["kppn"])), name)
    expect(row.locator("[data-tray]")).to_be_visible()
    expect(row.locator("[name$='-name']")).to_have_value(name)
    expect(row.locator("[name$='-office']")).to_have_value(str(world.units["dinas"].pk))


def test_a_name_that_nobody_here_bears_stays_as_it_was_typed(open_page, citra, world):
    row = typed(open_page(draft_by(citra, world.units["kppn"])), "Toko Contoh")
    expect(row.locator("[name$='-name']")).to_have_value("Toko Contoh")
    expect(row.locator("[data-tray]")).to_be_hidden()


def test_of_two_offices_of_one_name_none_is_meant(client_of, citra, world):
    world.units["kelurahan"].name = world.units["dinas"].name
    world.units["kelurahan"].save()
    asked = {"q": world.units["dinas"].name, "exactly": "1"}
    answer = client_of(citra).get(reverse("outgoing:suggest_addressees"), asked)
    assert "option" not in answer.content.decode()
