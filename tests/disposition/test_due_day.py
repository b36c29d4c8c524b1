"""The day that is chosen for an answer has working time left in the giver's office."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from disposition.forms.verbs import DueForm, MoreTimeForm
from eoffice import clock
from eoffice.calendar import WIT, OfficeHours

EAST = OfficeHours(WIT)
DAY = date(2026, 5, 12)
FRIDAY, SUNDAY, MONDAY = date(2026, 5, 8), date(2026, 5, 10), date(2026, 5, 11)


def errors(day, **more):
    form = MoreTimeForm if more else DueForm
    data = {"token": "x", "due_on": day, "reason": "Menunggu data"}
    return form(data, hours=EAST, **more).errors.get("due_on", [])


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, True)])
def test_a_due_day_is_not_yesterday_where_it_is_given(days, fits):
    with clock.moved_to(datetime.fromisoformat(f"{DAY}T09:00+09:00")):
        assert (not errors(DAY + timedelta(days))) is fits


def test_nobody_works_any_more_on_an_evening_or_a_weekend():
    with clock.moved_to(datetime.fromisoformat(f"{FRIDAY}T20:00+09:00")):
        assert "Senin, 11 Mei 2026" in errors(FRIDAY)[0]
        assert "Senin, 11 Mei 2026" in errors(SUNDAY)[0]
        assert not errors(MONDAY)


def test_more_time_ends_after_the_time_that_there_is():
    present = datetime(2026, 5, 12, 7, tzinfo=UTC)
    with clock.moved_to(datetime.fromisoformat(f"{MONDAY}T09:00+09:00")):
        assert "Selasa, 12 Mei 2026" in errors(DAY, present=present)[0]
        assert not errors(DAY + timedelta(1), present=present)
        assert not errors(DAY, present=None)
