"""Counting inside the working hours: pauses, Fridays, Ramadan, holidays, zones, never open."""

from datetime import date

import pytest

from eoffice.calendar import NeverOpen, OfficeHours, WorkingTime
from tests.calendar.offices import KELURAHAN, KPPN, NEVER, wib, wita


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("2024-08-20T08:00", WorkingTime(hours=1), "2024-08-20T09:00"),
        ("2024-08-20T11:30", WorkingTime(hours=1), "2024-08-20T13:00"),  # over the pause
        ("2024-08-20T15:30", WorkingTime(hours=1), "2024-08-21T08:00"),  # over night
        (
            "2024-08-23T11:00",
            WorkingTime(hours=1),
            "2024-08-23T13:30",
        ),  # the long pause of a Friday
        ("2024-08-23T16:00", WorkingTime(hours=1), "2024-08-26T08:00"),  # over the weekend
        ("2024-08-24T10:00", WorkingTime(minutes=90), "2024-08-26T09:00"),  # begins on a Saturday
        ("2024-03-14T14:30", WorkingTime(hours=1), "2024-03-15T08:30"),  # Ramadan
        ("2024-12-24T11:30", WorkingTime(hours=1), "2024-12-27T08:00"),  # half day, two holidays
        ("2024-12-31T15:30", WorkingTime(hours=1), "2025-01-01T08:00"),  # over the year
        ("2024-08-20T15:00", WorkingTime(hours=1), "2024-08-20T16:00"),  # ends with the day
    ],
)
def test_hours_pass_only_while_the_office_works(start, amount, due):
    assert KPPN.due_at(wib(start), amount) == wib(due)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2024-08-20T09:00", 1, "2024-08-21T16:00"),
        ("2024-08-21T09:00", 2, "2024-08-26T16:00"),  # a local holiday, then the weekend
        ("2024-08-24T09:00", 1, "2024-08-26T16:00"),
        ("2024-12-23T20:00", 1, "2024-12-24T12:00"),
        ("2024-04-08T09:00", 2, "2024-04-10T16:00"),  # Ramadan ends in between
    ],
)
def test_days_end_with_the_close_of_the_office(start, days, due):
    assert KPPN.due_at(wib(start), WorkingTime(days=days)) == wib(due)


def test_no_time_at_all_means_now_or_the_next_opening():
    assert KPPN.due_at(wib("2024-08-20T09:00"), WorkingTime()) == wib("2024-08-20T09:00")
    assert KPPN.due_at(wib("2024-08-24T09:00"), WorkingTime()) == wib("2024-08-26T07:30")
    assert KPPN.due_at(wib("2024-08-20T12:10"), WorkingTime()) == wib("2024-08-20T12:30")


def test_elapsed_leaves_out_nights_and_pauses():
    assert KPPN.elapsed(wib("2024-08-20T11:00"), wib("2024-08-21T08:30")).minutes == 60 + 210 + 60
    assert KPPN.elapsed(wib("2024-08-24T09:00"), wib("2024-08-25T09:00")).seconds == 0


def test_going_back_in_time_is_late():
    lateness = KPPN.remaining(wib("2024-08-21T09:30"), wib("2024-08-20T16:00"))
    assert lateness.is_late
    assert lateness.seconds == -2 * 3600


def test_each_office_lives_in_its_own_zone():
    saturday = wita("2024-08-24T08:30")
    assert KELURAHAN.is_open(saturday)
    assert not KPPN.is_open(saturday)
    assert KELURAHAN.due_at(saturday, WorkingTime(hours=6)) == wita("2024-08-26T08:30")


def test_an_office_without_data_has_the_usual_hours():
    usual = OfficeHours()
    assert usual.is_open(wib("2024-08-20T08:00"))
    assert not usual.is_open(wib("2024-08-23T12:00"))
    assert usual.due_at(wib("2024-08-20T08:00"), WorkingTime(hours=1)) == wib("2024-08-20T09:00")


@pytest.mark.parametrize("amount", [WorkingTime(), WorkingTime(hours=1), WorkingTime(days=1)])
def test_an_office_that_never_opens_says_so_and_does_not_hang(amount):
    with pytest.raises(NeverOpen):
        NEVER.due_at(wib("2024-08-20T08:00"), amount)


def test_an_office_that_never_opens_has_no_elapsed_time():
    assert NEVER.elapsed(wib("2010-01-01T08:00"), wib("2024-08-20T08:00")).seconds == 0
    with pytest.raises(NeverOpen):
        NEVER.closing_on_or_before(date(2024, 8, 20))


def test_the_narrowest_period_decides():
    assert KPPN.period_on(date(2024, 3, 12)).label == "Ramadan"
    assert KPPN.period_on(date(2024, 4, 10)).label == ""
