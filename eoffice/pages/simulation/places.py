"""The places of a mould in which its casts differ, and the days that fill them. Pure."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

FIRST, AFTER = date(2000, 1, 1).toordinal(), date(2100, 1, 1).toordinal()
DAYS = [date.fromordinal(day).isoformat() for day in range(FIRST, AFTER)]
IN_JSON = re.compile(r'(?<=")(20\d\d-\d\d-\d\d)')


class Given(Enum):
    """A value that each cast has of its own."""

    NUMBER = "number"
    RENDERED = "rendered"
    YEAR = "year"
    SERIES = "series"
    SENDER_NUMBER = "sender number"
    SENDER_KEY = "key of the sender's number"
    LABEL = "label"
    VERIFY = "code of verification"
    BYTES = "hash of the bytes"
    KEY = "key on the store"


class Own(NamedTuple):
    """A row of the letter itself: its table, and how far its id is from the first one there."""

    table: Any
    offset: int


class Moment(NamedTuple):
    """A day, as its place in `DAYS`, and the rest of the text of an instant."""

    day: int
    rest: str = ""


Part = str | Own | Moment | Given
Starts = Mapping[Any, int]


def place_of(day: date) -> int:
    """A day as its place in `DAYS`."""
    return day.toordinal() - FIRST


def day_at(place: int) -> date:
    """The day of a place."""
    return date.fromordinal(place + FIRST)


def parts_of(text: str) -> list[Part]:
    """A text of JSON cut around the days that stand in it."""
    found: list[Part] = []
    for odd, part in enumerate(IN_JSON.split(text)):
        found.append(Moment(place_of(date.fromisoformat(part))) if odd % 2 else part)
    return found


def filled(parts: Iterable[Part], starts: Starts, days: int, given: Mapping[Given, Any]) -> str:
    """The text of one cast."""
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
        elif isinstance(part, Own):
            text += str(starts[part.table] + part.offset)
        elif isinstance(part, Moment):
            text += DAYS[part.day + days] + part.rest
        else:
            text += given[part]
    return text
