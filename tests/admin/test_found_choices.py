"""One of thousands: the page holds what is chosen; words find the rest, without a script too."""

import pytest
from django.urls import reverse

from eoffice.organization import found_choices, scoped_choices
from eoffice.organization.models import Position
from tests.admin.conftest import errors_of, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(scoped_choices, "MOST_OFFERED", 3)


def test_a_long_list_is_found_by_words_without_a_script(few, client_of, address, world, fajar):
    browser, url = client_of(fajar), address("position", "add")
    page = browser.get(url).content.decode()
    assert "Seksi Bank" not in page and 'name="unit-words"' in page
    data = filled(browser, url, title="Staf Baru", **{"unit-words": "seksi"})
    page = browser.post(url, data)
    assert "unit" in errors_of(page) and ">Seksi Bank" in page.content.decode()
    data |= {"unit": world.units["bank"].pk, "superior-words": "Kasi Bank"}
    assert errors_of(browser.post(url, data)) == {}
    seat = Position.objects.get(title="Staf Baru")
    assert seat.unit == world.units["bank"] and seat.superior == world.seats["kasi_bank"]
    assert "Seksi Bank" in browser.get(address("position", "change", seat.pk)).content.decode()


def test_the_script_finds_what_is_in_use_in_ones_own_offices(client_of, world, fajar):
    Position.objects.filter(pk=world.seats["staf_bank"].pk).update(active=False)
    asked = {"app_label": "organization", "model_name": "position", "field_name": "superior"}
    answer = client_of(fajar).get(reverse("admin:autocomplete"), asked | {"term": "a"}).json()
    keys = {row["id"] for row in answer["results"]}
    assert str(world.seats["kasi_bank"].pk) in keys
    assert str(world.seats["staf_bank"].pk) not in keys and str(world.seats["sekda"].pk) not in keys


def test_several_of_thousands_keep_their_ticks():
    widget = found_choices.FoundTicks()
    rows = {"a": [4], "b": [5, 6]}
    widget.search = type("S", (), {"fitting": lambda _self, words: [Row(n) for n in rows[words]]})()
    assert widget.value_from_datadict(Posted({"x": ["1"]}, "a"), {}, "x") == ["1", "4"]
    assert widget.value_from_datadict(Posted({"x": ["1"]}, "b"), {}, "x") == ["1", "?b"]
    assert widget.value_from_datadict(Posted({"x": ["1", "6"]}, "b"), {}, "x") == ["1", "6"]


class Row:
    def __init__(self, pk):
        self.pk = pk


class Posted(dict):
    def __init__(self, rows, words):
        super().__init__({"x-words": words})
        self.getlist = lambda name: rows[name]
