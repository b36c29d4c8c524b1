"""A list of closed dossiers is bound to today's schedule at once; what is held or open stays."""

from datetime import date

import pytest
from django.urls import reverse

from archive.actions import close_dossier, portions
from archive.actions.holds import HoldData, lay_hold
from archive.views import rebinding
from tests.archive.shelf import again, dossier_of, rule_of, schedule_of


@pytest.fixture
def closed(world, filer):
    """Three dossiers under the terms of an earlier version."""
    rule_of(schedule_of(world))
    made = [dossier_of(world, filer, title=title) for title in ("Anggrek", "Bakung", "Cempaka")]
    found = [close_dossier(one.pk, by=filer) for one in made]
    rule_of(schedule_of(world, begins=date(2025, 1, 1)), active_years=7)
    return found


def years(dossiers):
    return [again(one).active_years for one in dossiers]


def bind(browser, **filters):
    return browser.post(reverse("archive:bind_many"), {"state": "closed"} | filters, follow=True)


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def test_all_that_differ_take_the_terms_of_today(closed, filer, client_of):
    browser = client_of(filer)
    assert years(closed) == [5, 5, 5]
    assert said(bind(browser)) == ["3 berkas diikat ulang."]
    assert years(closed) == [7, 7, 7]
    rules = {again(one).rule_id for one in closed}
    assert len(rules) == 1


def test_what_is_held_or_open_stays(world, closed, filer, laras, client_of):
    lay_hold(world.units["kppn"].pk, HoldData("audit", "P", "P"), [closed[0].pk], by=laras)
    still_open = dossier_of(world, filer, title="Terbuka")
    bind(client_of(filer))
    assert years([*closed, still_open]) == [5, 7, 7, None]


def test_filters_choose_which(closed, filer, client_of):
    bind(client_of(filer), q="Bakung")
    assert years(closed) == [5, 7, 5]


def test_many_are_bound_in_portions_that_are_told(closed, filer, client_of, monkeypatch):
    monkeypatch.setattr(portions, "PORTION", 2)
    monkeypatch.setattr(rebinding, "in_time", lambda waiting: [next(waiting)])
    browser = client_of(filer)
    assert "Masih 1 yang berbeda" in said(bind(browser))[0]
    assert sorted(years(closed)) == [5, 7, 7]
    bind(browser)
    assert years(closed) == [7, 7, 7]


def test_the_head_reads_the_list_and_does_not_bind_it(closed, eka, client_of):
    listed = client_of(eka).get(reverse("archive:dossiers"), {"state": "closed"})
    assert reverse("archive:bind_many") not in listed.content.decode()
    assert bind(client_of(eka)).status_code == 403 and years(closed) == [5, 5, 5]


def test_nobody_waits_longer_than_a_few_seconds(monkeypatch):
    monkeypatch.setattr(rebinding, "PATIENCE", -1)
    assert list(rebinding.in_time(iter([[1], [2]]))) == []
