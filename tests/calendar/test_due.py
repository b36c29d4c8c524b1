"""When a letter is due and why, in words; and the clock that can be moved."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from eoffice import clock
from eoffice.calendar import (
    DEFAULT_TARGETS,
    Explanation,
    Rule,
    Urgency,
    WorkingTime,
    earliest_due,
    explain,
    in_words,
    length_in_words,
    set_by_giver,
)
from tests.calendar.offices import KPPN, wib

TWO_DAYS = Rule(Urgency.SEGERA, WorkingTime(days=2))
WEDNESDAY = wib("2024-08-21T09:00")


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def due(event=None, deadline=None, start=WEDNESDAY):
    return earliest_due(event, deadline, TWO_DAYS, start=start, hours=KPPN)


def test_without_other_dates_the_urgency_decides():
    assert due().at == wib("2024-08-26T16:00")
    assert due().why == explain(WEDNESDAY, TWO_DAYS, KPPN)
    assert str(due().why) == (
        "Urgent: 2 working days since Wednesday, 21 August 2024, "
        "counted in the working hours of KPPN"
    )


def test_the_senders_deadline_wins_when_it_is_earlier():
    assert due(deadline=date(2024, 8, 23)).at == wib("2024-08-23T16:30")
    assert due(deadline=date(2024, 8, 22)).at == wib(
        "2024-08-21T16:00"
    )  # a holiday: the close before it
    assert due(deadline=date(2024, 9, 30)).why.basis == "urgency"
    assert "asks for an answer by Friday" in str(due(deadline=date(2024, 8, 23)).why)


@pytest.mark.parametrize(
    ("event", "at"),
    [
        (date(2024, 8, 23), "2024-08-23T07:30"),  # the opening of its day
        (wib("2024-08-23T09:30"), "2024-08-23T09:30"),  # its hour, when it is known
        (date(2024, 8, 25), "2024-08-23T16:30"),  # a Sunday: the last close before it
        (date(2024, 8, 21), "2024-08-21T16:00"),  # today: the close of the day
        (date(2024, 8, 20), "2024-08-26T16:00"),  # over already: the urgency decides
    ],
)
def test_an_event_is_prepared_before_it_begins(event, at):
    assert due(event=event).at == wib(at)


def test_explanations_survive_a_json_column():
    for why in (due().why, due(deadline=date(2024, 8, 23)).why, set_by_giver(WEDNESDAY, KPPN).why):
        assert Explanation.from_json(why.as_json()) == why
        assert str(why)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2024-08-19T15:00", "2 working days left"),
        ("2024-08-21T12:30", "3 working hours left"),
        ("2024-08-21T15:35", "25 minutes left"),
        ("2024-08-21T16:00", "0 minutes left"),
        ("2024-08-21T20:00", "just past the time limit"),
        ("2024-08-23T09:30", "2 working hours late"),
        ("2024-08-26T16:00", "1 working day late"),
    ],
)
def test_what_is_left_is_said_in_words(now, words):
    assert in_words(KPPN.remaining(wib(now), wib("2024-08-21T16:00"))) == words


def test_how_long_it_took_is_said_without_blame():
    assert (
        length_in_words(KPPN.elapsed(wib("2024-08-20T09:00"), wib("2024-08-20T12:00")))
        == "3 working hours"
    )
    assert (
        length_in_words(KPPN.elapsed(wib("2024-08-19T07:30"), wib("2024-08-20T16:00")))
        == "2 working days"
    )


def test_every_urgency_has_a_usual_target():
    assert set(DEFAULT_TARGETS) == set(Urgency)


def test_working_time_is_counted_in_one_unit():
    with pytest.raises(ValueError, match="not in both"):
        WorkingTime(days=1, hours=2)


def test_the_clock_can_be_moved():
    there = datetime(2024, 8, 20, 18, 30, tzinfo=UTC)
    with clock.moved_to(there):
        assert clock.now() == there
        assert clock.today("Asia/Jakarta") == date(2024, 8, 21)
    assert clock.now() > there
    with pytest.raises(ValueError, match="time zone"), clock.moved_to(datetime(2024, 8, 20)):
        pass
