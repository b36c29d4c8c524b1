"""Dates, times and working time as an office writes them, in its own zone and language."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from eoffice import clock
from eoffice.calendar import WorkingDuration, WorkingTime
from eoffice.pages.templatetags import moments

MONDAY = datetime(2024, 9, 23, 2, 14, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _indonesian():
    with translation.override("id"):
        yield


@pytest.mark.parametrize(
    ("say", "zone", "expected"),
    [
        (moments.day, "Asia/Jakarta", "Senin, 23 September 2024"),
        (moments.date_only, "Asia/Jakarta", "23 September 2024"),
        (moments.clock_time, "Asia/Jakarta", "09.14"),
        (moments.clock_time, "Asia/Jayapura", "11.14"),
        (moments.full_moment, "Asia/Makassar", "23 September 2024 pukul 10.14"),
    ],
)
def test_a_moment_is_told_in_the_zone_of_the_office(say, zone, expected):
    assert say(MONDAY, zone) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2024, 9, 23, 9, 0, tzinfo=UTC), "09.14"),
        (datetime(2024, 10, 1, 9, 0, tzinfo=UTC), "23 Sep 09.14"),
        (datetime(2025, 10, 1, 9, 0, tzinfo=UTC), "23 Sep 2024"),
    ],
)
def test_the_short_form_leaves_out_what_is_obvious(now, expected):
    with clock.moved_to(now):
        assert moments.short_moment(MONDAY, "Asia/Jakarta").replace("Sept", "Sep") == expected


def test_a_plain_date_needs_no_zone_and_nothing_is_nothing():
    assert moments.day(date(2024, 8, 19)) == "Senin, 19 Agustus 2024"
    assert (moments.day(None), moments.clock_time(None), moments.short_moment(None)) == ("", "", "")


def test_english_reads_the_clock_with_a_colon():
    with translation.override("en"):
        assert moments.full_moment(MONDAY, "Asia/Jakarta") == "23 September 2024 at 09:14"


def test_late_is_red_and_says_how_long():
    html = moments.due(MONDAY, WorkingDuration(-7200, is_late=True), "Asia/Jakarta")
    assert 'class="st late"' in html
    assert "Lewat batas" in html
    assert 'datetime="2024-09-23T02:14:00+00:00"' in html


@pytest.mark.parametrize(("seconds", "tone"), [(1800, 'class="st soon"'), (10800, 'class="st "')])
def test_the_last_working_hour_is_marked(seconds, tone):
    assert tone in moments.due(MONDAY, WorkingDuration(seconds))


def test_what_is_far_away_is_a_date():
    left = WorkingDuration(5 * 8 * 3600)
    assert "Senin, 23 September" in moments.due(MONDAY, left, "Asia/Jakarta")
    assert moments.due(None) == ""


def test_amounts_and_durations_are_both_spoken():
    assert moments.length(WorkingTime(days=2)) == moments.length(WorkingDuration(16 * 3600))
    assert moments.length(None) == ""
