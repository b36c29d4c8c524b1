"""The parts of an office's hours: a day's opening, a dated week, a day that is closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
NOON = time(12)

WIB, WITA, WIT = (ZoneInfo(f"Asia/{city}") for city in ("Jakarta", "Makassar", "Jayapura"))


class Stretch(NamedTuple):
    """Work without a pause, in the office's own time."""

    start: time
    end: time

    @property
    def seconds(self) -> int:
        """How long the stretch lasts."""
        return _seconds(self.end) - _seconds(self.start)


@dataclass(frozen=True, slots=True)
class DayHours:
    """When an office opens and closes on one weekday, with its pause."""

    opens: time
    closes: time
    break_start: time | None = None
    break_end: time | None = None

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("An office opens before it closes.")
        start, end = self.break_start, self.break_end
        if (start is None) != (end is None):
            raise ValueError("A pause has a beginning and an end.")
        if start and end and not self.opens <= start < end <= self.closes:
            raise ValueError("The pause lies inside the opening hours.")

    def stretches(self, *, half_day: bool = False) -> tuple[Stretch, ...]:
        """The stretches of work of the day; a half day ends at the pause, or at noon."""
        end = min(self.closes, self.break_start or NOON) if half_day else self.closes
        if end <= self.opens:
            return ()
        if self.break_start is None or self.break_end is None or half_day:
            return (Stretch(self.opens, end),)
        both = Stretch(self.opens, self.break_start), Stretch(self.break_end, end)
        return tuple(stretch for stretch in both if stretch.start < stretch.end)

    @property
    def seconds(self) -> int:
        """The working time of a whole day."""
        return sum(stretch.seconds for stretch in self.stretches())


Week = Mapping[int, DayHours]


@dataclass(frozen=True, slots=True)
class Period:
    """A week that holds from one date until another, such as Ramadan, or until further notice."""

    valid_from: date
    week: Week = field(hash=False)
    valid_until: date | None = None
    label: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether this period decides the hours of the day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class Closure:
    """A day on which the office is closed, or open for half of it."""

    day: date
    name: str
    half_day: bool = False


def _seconds(wall: time) -> int:
    return (wall.hour * 60 + wall.minute) * 60 + wall.second


_PAUSE = time(12), time(12, 30)
DEFAULT_WEEK: Week = MappingProxyType(
    {
        **dict.fromkeys(range(MONDAY, FRIDAY), DayHours(time(7, 30), time(16), *_PAUSE)),
        FRIDAY: DayHours(time(7, 30), time(16, 30), time(11, 30), time(13)),
    }
)
DEFAULT_PERIOD = Period(valid_from=date(1970, 1, 1), week=DEFAULT_WEEK)
