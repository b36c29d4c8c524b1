"""Places in a list: what was written is read again, and nonsense begins at the top."""

from datetime import UTC, date, datetime

import pytest
from django.test import RequestFactory

from eoffice.errors import Refused
from eoffice.paging import all_of, day_place_in, pager, place_in, written

NOON = datetime(2026, 11, 28, 12, 0, 0, 123456, tzinfo=UTC)
NO_PLACE = ["", "_", "x_1", "2026-11-28T12:00_1", "2026-13-45T12:00Z_1", f"{NOON.isoformat()}_²",
            "0001-01-01T00:00:00+14:00_1", "9999-12-31T23:59:59-12:00_1"]  # fmt: skip


def asked(query: str):
    return RequestFactory().get(f"/letters/?{query}")


def test_what_was_written_is_read_again():
    assert place_in(written(NOON, 7)) == (NOON, 7)
    assert day_place_in(written(date(2026, 11, 28), 7)) == (date(2026, 11, 28), 7)


@pytest.mark.parametrize("text", NO_PLACE)
def test_nonsense_is_no_place(text):
    assert place_in(text) is None


@pytest.mark.parametrize("text", ["", "2026-11-31_1", "2026-11-28_²", "2026-11-28"])
def test_nonsense_is_no_day(text):
    assert day_place_in(text) is None


def test_the_way_on_keeps_what_was_asked_for():
    links = pager(asked("tab=all&q=&from=old"), "new")
    assert links == {"next_url": "/letters/?tab=all&from=new", "previous_url": "/letters/?tab=all"}


def test_a_short_list_has_no_links():
    assert pager(asked("")) == {"next_url": "", "previous_url": ""}


def test_what_is_taken_whole_is_whole_or_refused():
    assert all_of([1, 2], 2) == [1, 2]
    with pytest.raises(Refused):
        all_of([1, 2, 3], 2)
