"""The day that is chosen for an answer is today or later where it is chosen."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from disposition.forms.verbs import DueForm
from eoffice import clock

DAY = date(2026, 5, 12)


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, True)])
def test_a_due_day_is_not_yesterday_where_it_is_chosen(monkeypatch, days, fits):
    moment = datetime.fromisoformat(f"{DAY}T05:00+09:00")
    monkeypatch.setattr(clock, "now", lambda: moment)
    with timezone.override("Asia/Jayapura"):
        form = DueForm({"token": "x", "due_on": DAY + timedelta(days)})
        assert ("due_on" not in form.errors) is fits
