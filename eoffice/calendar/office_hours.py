"""The working hours of one office as a value: UTC in, UTC out, counted inside its own opening.

Whole years are summed up once and kept, so that a question about two instants is two look-ups.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from eoffice.calendar.amounts import USUAL_DAY, WorkingDuration, WorkingTime
from eoffice.calendar.hours import DEFAULT_PERIOD, WIB, Closure, DayHours, Period
from eoffice.calendar.ledger import Span, Year, days_of

YEARS_AHEAD = 20
"""How far an end of a working time is looked for; beyond that the office never opens."""


class NeverOpen(Exception):
    """The office has no working hours in which the time could pass."""


@dataclass(frozen=True)
class OfficeHours:
    """Zone, dated weeks and closures of one office. Where no period holds, the usual hours do."""

    zone: ZoneInfo = WIB
    periods: tuple[Period, ...] = ()
    closures: tuple[Closure, ...] = ()
    office: str = ""
    _years: dict[int, Year] = field(default_factory=dict, init=False, repr=False, compare=False)
    _lengths: dict[date, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    _closed: dict[date, Closure] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_day: dict[date, Closure] = {}
        for closure in self.closures:
            known = by_day.get(closure.day)
            if known is None or known.half_day:
                by_day[closure.day] = closure
        object.__setattr__(self, "_closed", by_day)

    # what a day is

    def period_on(self, day: date) -> Period:
        """The period that decides this day: the narrowest that holds, of open ones the later."""
        holding = [period for period in self.periods if period.holds_on(day)]
        return min(holding, key=_narrowest, default=DEFAULT_PERIOD)

    def closure_on(self, day: date) -> Closure | None:
        """The holiday on this day, if there is one."""
        return self._closed.get(day)

    def hours_on(self, day: date) -> DayHours | None:
        """The opening of this weekday in the period that holds, holidays left aside."""
        return self.period_on(day).week.get(day.weekday())

    def working_spans(self, day: date) -> tuple[Span, ...]:
        """When there is work on this date of the office, in UTC and in order."""
        hours, closure = self.hours_on(day), self.closure_on(day)
        if hours is None or (closure is not None and not closure.half_day):
            return ()
        stretches = hours.stretches(half_day=closure is not None)
        return tuple(Span(self._utc(day, a), self._utc(day, b)) for a, b in stretches)

    def is_working_day(self, day: date) -> bool:
        """Whether there is any work on this date."""
        return bool(self.working_spans(day))

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody works at this instant."""
        return any(
            span.start <= moment < span.end for span in self.working_spans(self.date_of(moment))
        )

    def date_of(self, moment: datetime) -> date:
        """The date on the office's wall at this instant."""
        return moment.astimezone(self.zone).date()

    # counting

    def due_at(self, start: datetime, amount: WorkingTime) -> datetime:
        """When the amount has passed since the start; days end with the close of the office."""
        if amount.is_in_days:
            return self._closing_after(self.date_of(start), amount.days)
        return self._instant_after(start, amount.seconds) if amount else self._opening_from(start)

    def elapsed(self, start: datetime, end: datetime) -> WorkingDuration:
        """The working time between two instants; negative when the end came first."""
        if end < start:
            seconds = -self._seconds_between(end, start)
        else:
            seconds = self._seconds_between(start, end)
        return WorkingDuration(seconds, self.day_seconds(self.date_of(start)), is_late=end < start)

    def remaining(self, now: datetime, due: datetime) -> WorkingDuration:
        """What is left until the due time; late, and negative, once it has passed."""
        return self.elapsed(now, due)

    def opening_on(self, day: date) -> datetime | None:
        """When work begins on this date."""
        spans = self.working_spans(day)
        return spans[0].start if spans else None

    def closing_on_or_before(self, day: date) -> datetime:
        """The close of this date, or of the last working day before it."""
        for back in range(366):
            if spans := self.working_spans(day - timedelta(days=back)):
                return spans[-1].end
        raise NeverOpen(f"No working day in the year before {day}.")

    def next_closing(self, now: datetime) -> datetime:
        """The close of today, or of the next working day when nobody works any more today."""
        today = self.working_spans(self.date_of(now))
        if today and today[-1].end > now:
            return today[-1].end
        return self._closing_after(self.date_of(now), 1)

    def day_seconds(self, day: date) -> int:
        """How long the longest day of that week lasts; the measure for "one working day"."""
        if day not in self._lengths:
            week = self.period_on(day).week.values()
            longest = max((hours.seconds for hours in week), default=0)
            self._lengths[day] = longest or int(USUAL_DAY.total_seconds())
        return self._lengths[day]

    # inside

    def _utc(self, day: date, wall: time) -> datetime:
        return datetime.combine(day, wall, tzinfo=self.zone).astimezone(UTC)

    def _year(self, number: int) -> Year:
        if number not in self._years:
            days = days_of(number)
            self._years[number] = Year.of(span for day in days for span in self.working_spans(day))
        return self._years[number]

    def _seconds_between(self, start: datetime, end: datetime) -> int:
        first, last = self.date_of(start).year, self.date_of(end).year
        whole = sum(self._year(number).total for number in range(first, last))
        return whole + self._year(last).passed_at(end) - self._year(first).passed_at(start)

    def _instant_after(self, start: datetime, seconds: int) -> datetime:
        first = self.date_of(start).year
        wanted = seconds + self._year(first).passed_at(start)
        for number in range(first, first + YEARS_AHEAD):
            year = self._year(number)
            if wanted <= year.total:
                return year.moment_of(wanted)
            wanted -= year.total
        raise NeverOpen(f"{seconds} working seconds do not pass within {YEARS_AHEAD} years.")

    def _opening_from(self, start: datetime) -> datetime:
        if self.is_open(start):
            return start
        for ahead in range(366 * YEARS_AHEAD):
            spans = self.working_spans(self.date_of(start) + timedelta(days=ahead))
            if later := [span.start for span in spans if span.start >= start]:
                return later[0]
        raise NeverOpen(f"No opening within {YEARS_AHEAD} years.")

    def _closing_after(self, day: date, days: int) -> datetime:
        left = days
        for ahead in range(1, 366 * YEARS_AHEAD):
            if spans := self.working_spans(day + timedelta(days=ahead)):
                left -= 1
                if not left:
                    return spans[-1].end
        raise NeverOpen(f"{days} working days do not pass within {YEARS_AHEAD} years.")


def _narrowest(period: Period) -> tuple[int, int]:
    until = period.valid_until or date.max
    return (until - period.valid_from).days, -period.valid_from.toordinal()
