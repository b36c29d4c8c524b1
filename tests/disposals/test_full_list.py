"""A list as long as a list may be is frozen by one press, whatever limits forms have."""

import pytest

from archive.models import Dossier
from archive.queries import eligible
from tests.disposals.lists import begun, fresh, inactive_dossier

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(world, filer, monkeypatch):
    """More dossiers that are due than one list holds, and more than a form may have fields."""
    monkeypatch.setattr(eligible, "MOST", 1100)
    one = inactive_dossier(world, filer)
    rows = []
    for number in range(2, eligible.MOST + 10):
        copy = Dossier.objects.get(pk=one.pk)
        copy.pk, copy.number, copy.label_code = None, number, f"full{number}"
        rows.append(copy)
    Dossier.objects.bulk_create(rows)


def ticked(page):
    """What a browser sends of the page when nothing is unticked."""
    found = page.split('name="dossier" value="')[1:]
    return [one.split('"')[0] for one in found]


def place_in(page):
    return page.split('name="rest" value="')[1].split('"')[0]


def test_as_many_as_a_list_holds_are_frozen_at_once(world, laras, many, client_of):
    disposal = begun(world, laras)
    url = f"/archive/disposals/{disposal.pk}/select/"
    page = client_of(laras).get(url).content.decode()
    assert "paling banyak 1100 berkas" in page and len(ticked(page)) == eligible.SHOWN
    answer = client_of(laras).post(url, {"dossier": ticked(page), "rest": place_in(page)})
    assert answer.status_code == 302 and fresh(disposal).state == "frozen"
    assert disposal.items.count() == eligible.MOST


def test_what_was_unticked_stays_so_when_the_page_comes_back(world, laras, filer, client_of):
    for _ in range(3):
        inactive_dossier(world, filer)
    disposal = begun(world, laras)
    answer = client_of(laras).post(f"/archive/disposals/{disposal.pk}/select/", {})
    page = answer.content.decode()
    assert answer.status_code != 302 and len(ticked(page)) == 3
    assert '" checked>' not in page


def test_what_is_unticked_stays_off_though_the_rest_is_taken(world, laras, many, client_of):
    disposal = begun(world, laras)
    url = f"/archive/disposals/{disposal.pk}/select/"
    page = client_of(laras).get(url).content.decode()
    left_out = ticked(page)[7]
    chosen = [pk for pk in ticked(page) if pk != left_out]
    client_of(laras).post(url, {"dossier": chosen, "rest": place_in(page)})
    assert disposal.items.count() == eligible.MOST - 1
    assert not disposal.items.filter(dossier=left_out).exists()


def test_the_rest_may_be_left_out_too(world, laras, many, client_of):
    disposal = begun(world, laras)
    url = f"/archive/disposals/{disposal.pk}/select/"
    browser = client_of(laras)
    client_of(laras).post(url, {"dossier": ticked(browser.get(url).content.decode())[:2]})
    assert disposal.items.count() == 2


@pytest.mark.parametrize("nonsense", ["", "x", "2026-01-01", "2026-01-01 x", " "])
def test_a_place_that_is_none_takes_nothing(world, laras, filer, nonsense):
    inactive_dossier(world, filer)
    assert eligible.behind(begun(world, laras), nonsense) == []
