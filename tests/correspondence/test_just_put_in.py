"""In a long tray a clerk sees on the first page what he has put in just now, refused or not."""

from datetime import timedelta

import pytest
from django.urls import reverse

from correspondence.actions import scans
from correspondence.models import Scan
from correspondence.queries import tray
from eoffice import clock
from tests.correspondence.conftest import upload

TRAY = reverse("intake:tray")


@pytest.fixture
def long_tray(monkeypatch, bimo, hadi):
    """Three scans of somebody else wait since yesterday; a page shows two."""
    monkeypatch.setattr(tray, "PAGE", 2)
    with clock.moved_to(clock.now() - timedelta(days=1)):
        for name in "abc":
            scans.receive_scan(upload(f"{name}.pdf", name.encode()), by=hadi)


@pytest.fixture
def names_in(client_of):
    """What the page shows as put in just now, by the names of the files."""

    def shown(officer, **asked):
        rows = client_of(officer).get(TRAY, asked).context["just_in"]
        return [row.name for row in rows]

    return shown


def test_the_newest_stand_above_the_first_page(long_tray, bimo, hadi, names_in):
    for name in ("satu", "dua"):
        scans.receive_scan(upload(f"{name}.pdf", name.encode()), by=bimo)
    assert names_in(bimo) == ["dua.pdf", "satu.pdf"]
    assert names_in(hadi) == []


def test_not_under_a_filter_nor_on_a_later_page(long_tray, bimo, names_in, client_of):
    scans.receive_scan(upload("satu.pdf", b"1"), by=bimo)
    assert names_in(bimo, q="satu") == names_in(bimo, show="mine") == []
    older = client_of(bimo).get(TRAY).context["page"]["next_url"]
    assert not client_of(bimo).get(older).context["just_in"]


def test_what_the_page_shows_already_is_not_shown_twice(scan, bimo, names_in):
    assert names_in(bimo) == []


def test_a_while_later_it_is_one_of_many(long_tray, bimo, names_in):
    scans.receive_scan(upload("satu.pdf", b"1"), by=bimo)
    Scan.objects.filter(received_by=bimo.user_id).update(
        received_at=clock.now() - tray.JUST_NOW - timedelta(minutes=1)
    )
    assert names_in(bimo) == []
