"""A session ends after a time without work, and after a day's work; polls are no work."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
POLL = {"X-Poll": "1"}


@pytest.fixture
def citra_at_work(world, citra, client_of):
    """A browser that signed in at eight."""
    with time_machine.travel(START, tick=False) as clock:
        client = client_of(citra)
        client.get("/healthz")
        yield client, clock


def signed_in(client) -> bool:
    """Whether the session still holds a person."""
    return "_auth_user_id" in client.session


def test_a_session_lives_while_there_is_work(citra_at_work):
    client, clock = citra_at_work
    for _minute in range(3):
        clock.shift(timedelta(minutes=29))
        client.get("/healthz")
    assert signed_in(client)


def test_a_session_ends_when_nobody_works(citra_at_work):
    client, clock = citra_at_work
    clock.shift(timedelta(minutes=31))
    client.get("/healthz")
    assert not signed_in(client)


def test_polls_keep_no_session_alive(citra_at_work):
    client, clock = citra_at_work
    for _minute in range(31):
        clock.shift(timedelta(minutes=1))
        client.get("/healthz", headers=POLL)
    assert not signed_in(client)


def test_a_session_ends_after_a_working_day_however_busy(citra_at_work):
    client, clock = citra_at_work
    for _minute in range(25):
        clock.shift(timedelta(minutes=29))
        client.get("/healthz")
    assert not signed_in(client)
