"""Beside a list of thousands a filter holds a box for words instead of thousands of links."""

import pytest
from django.urls import reverse

from eoffice.organization import found_filters, scoped_choices
from eoffice.organization.models import Assignment

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(monkeypatch):
    for room in (scoped_choices, found_filters):
        monkeypatch.setattr(room, "MOST_OFFERED", 3)


@pytest.fixture
def sidebar(client_of, fajar):
    """The links of the filter beside a list, for what is asked."""

    def links(url, **asked):
        page = client_of(fajar).get(url, asked)
        assert page.status_code == 200
        (one,) = [one for one in page.context["cl"].filter_specs if "unit" in one.lookup_kwarg]
        return one, [name for _key, name in one.lookup_choices]

    return links


@pytest.mark.parametrize("model", ["position", "assignment"])
def test_words_find_the_unit(few, sidebar, address, world, model):
    url = address(model)
    one, names = sidebar(url)
    assert one.is_searched and names == []
    one, names = sidebar(url, **{one.words_name: "seksi bank"})
    assert names == [scoped_name(world, "bank")]


def test_the_chosen_unit_stays_and_filters(few, client_of, fajar, sidebar, address, world):
    chosen = {"unit__id__exact": world.units["bank"].pk}
    one, names = sidebar(address("position"), **chosen)
    assert names == [scoped_name(world, "bank")]
    page = client_of(fajar).get(address("position"), chosen | {one.words_name: "pencairan"})
    titles = {row.title for row in page.context["cl"].result_list}
    assert titles == {"Kasi Bank", "Staf Bank"}


def test_of_another_organisation_nothing_is_found(few, sidebar, address):
    assert sidebar(address("position"), unit__words="setda")[1] == []


def test_few_units_are_links(sidebar, address):
    one, names = sidebar(address("position"))
    assert not one.is_searched and len(names) > 3


def test_a_holder_is_moved_to_a_desk_found_by_words(few, client_of, fajar, world):
    held = Assignment.objects.get(user=world.users["dewi"])
    browser = client_of(fajar)
    url = reverse("admin:organization_assignment_move", args=[held.pk])
    page = browser.get(url).content.decode()
    assert 'name="position-words"' in page and "Staf Pencairan Dana" not in page
    data = {"starts": "2999-05-01", "position-words": "Staf"}
    assert "position" in browser.post(url, data).context["form"].errors
    browser.post(url, data | {"position": world.seats["kasi_vera"].pk, "position-words": "Vera"})
    moved = Assignment.objects.filter(user=world.users["dewi"], position=world.seats["kasi_vera"])
    assert moved.exists()


def scoped_name(world, unit):
    return str(world.units[unit])
