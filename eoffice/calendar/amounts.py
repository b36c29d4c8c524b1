"""Two values: working time that is promised, and working time that went by."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

USUAL_DAY = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """An amount of working time: whole working days, or working hours and minutes; never both."""

    days: int = 0
    hours: int = 0
    minutes: int = 0

    def __post_init__(self) -> None:
        if min(self.days, self.hours, self.minutes) < 0:
            raise ValueError("Working time is never negative.")
        if self.days and (self.hours or self.minutes):
            raise ValueError("Working time is counted in days or in hours, not in both.")

    def __bool__(self) -> bool:
        return bool(self.days or self.seconds)

    @property
    def is_in_days(self) -> bool:
        """Whether the amount ends at the close of a working day."""
        return self.days > 0

    @property
    def seconds(self) -> int:
        """The amount in seconds, when it is counted in hours and minutes."""
        return (self.hours * 60 + self.minutes) * 60


@dataclass(frozen=True, slots=True, order=True)
class WorkingDuration:
    """Working time between two instants; negative when the second came first."""

    seconds: int
    day_seconds: int = int(USUAL_DAY.total_seconds())
    is_late: bool = False

    @property
    def days(self) -> int:
        """Whole working days, counted without the sign."""
        return int(Fraction(abs(self.seconds), self.day_seconds))

    @property
    def hours(self) -> int:
        """Whole working hours, counted without the sign."""
        return abs(self.seconds) // 3600

    @property
    def minutes(self) -> int:
        """Whole minutes, counted without the sign."""
        return abs(self.seconds) // 60
