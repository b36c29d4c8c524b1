"""The working spans of a whole year with their running sum: the index under every question."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple


class Span(NamedTuple):
    """Work without a pause, as two instants in UTC."""

    start: datetime
    end: datetime

    @property
    def seconds(self) -> int:
        """How long the span lasts."""
        return int((self.end - self.start).total_seconds())


class Year(NamedTuple):
    """All spans of one year and the working seconds that have passed at the end of each."""

    spans: tuple[Span, ...]
    starts: tuple[datetime, ...]
    sums: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "Year":
        """Sum up the spans, which come in order."""
        kept = tuple(spans)
        sums = tuple(accumulate(span.seconds for span in kept))
        return cls(kept, tuple(span.start for span in kept), sums)

    @property
    def total(self) -> int:
        """The working seconds of the whole year."""
        return self.sums[-1] if self.sums else 0

    def passed_at(self, moment: datetime) -> int:
        """The working seconds of this year that have passed at the moment."""
        index = bisect_right(self.starts, moment) - 1
        if index < 0:
            return 0
        return self.sums[index] - max(0, int((self.spans[index].end - moment).total_seconds()))

    def moment_of(self, seconds: int) -> datetime:
        """The first moment at which so many working seconds of this year have passed."""
        index = bisect_left(self.sums, seconds)
        return self.spans[index].end - timedelta(seconds=self.sums[index] - seconds)


@lru_cache(maxsize=64)
def days_of(year: int) -> tuple[date, ...]:
    """The dates of a year, in order."""
    first = date(year, 1, 1)
    return tuple(first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
