"""An order of an auditor opens and ends by the clock of his office, also before nine in Papua."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from correspondence.queries.seeing import letters_visible_to
from eoffice import clock
from eoffice.organization.models import PositionRole

DAY = date(2026, 5, 12)
PAPUA = "Asia/Jayapura"


@pytest.fixture
def early_morning(monkeypatch):
    """Five o'clock of the day in Papua, the evening before by UTC."""
    moment = datetime.fromisoformat(f"{DAY}T05:00+09:00")
    monkeypatch.setattr(clock, "now", lambda: moment)


def in_papua(officer):
    desks = tuple(replace(desk, time_zone=PAPUA) for desk in officer.desks)
    return replace(officer, desks=desks, desk=desks[0])


def test_an_auditors_order_opens_with_its_first_day_and_ends_with_its_last(
    letter, indra, world, early_morning
):
    orders = PositionRole.objects.filter(position=indra.position_id, role="auditor")
    order = orders.get()
    order.units.set([world.units["kppn"]])
    for first, last, is_open in ((0, 9, True), (-9, 0, True), (1, 9, False), (-9, -1, False)):
        days = {"valid_from": DAY + timedelta(first), "valid_until": DAY + timedelta(last)}
        orders.update(**days)
        assert letters_visible_to(in_papua(indra)).filter(pk=letter.pk).exists() is is_open
