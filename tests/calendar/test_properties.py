"""What must hold for any office, start and amount: inverse, monotone, inside the hours."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from eoffice.calendar import (
    WIB,
    WIT,
    WITA,
    Closure,
    DayHours,
    NeverOpen,
    OfficeHours,
    Period,
    WorkingTime,
)

settings.register_profile("calendar", deadline=None, max_examples=60)
settings.load_profile("calendar")

days = st.dates(date(2023, 1, 1), date(2026, 12, 31))
moments = st.datetimes(datetime(2023, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))
hours_amounts = st.integers(1, 6000).map(lambda minutes: WorkingTime(minutes=minutes))
day_amounts = st.integers(1, 60).map(lambda n: WorkingTime(days=n))


@st.composite
def day_hours(draw):
    a, b, c, d = sorted(
        draw(st.lists(st.integers(5 * 60, 20 * 60), min_size=4, max_size=4, unique=True))
    )
    opens, pause, back, closes = (time(n // 60, n % 60) for n in (a, b, c, d))
    return DayHours(opens, closes, pause, back) if draw(st.booleans()) else DayHours(opens, closes)


weeks = st.dictionaries(st.integers(0, 6), day_hours(), min_size=1)


@st.composite
def offices(draw):
    first, length = draw(days), draw(st.integers(0, 60))
    periods = (
        Period(date(2000, 1, 1), draw(weeks)),
        Period(
            first, draw(st.one_of(weeks, st.just({}))), first + timedelta(days=length), "Ramadan"
        ),
    )
    closures = draw(
        st.lists(st.builds(Closure, days, st.just("Libur"), st.booleans()), max_size=30)
    )
    zone = draw(st.sampled_from([WIB, WITA, WIT]))
    return OfficeHours(zone=zone, periods=periods, closures=tuple(closures))


@given(offices(), moments, hours_amounts)
def test_elapsed_undoes_due_at(office, start, amount):
    assert office.elapsed(start, office.due_at(start, amount)).seconds == amount.seconds


@given(offices(), moments, day_amounts)
def test_as_many_working_days_lie_before_the_due_time_as_were_asked(office, start, amount):
    due = office.due_at(start, amount)
    first, last = office.date_of(start), office.date_of(due)
    between = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    assert sum(office.is_working_day(day) for day in between) == amount.days


@given(offices(), moments, st.one_of(hours_amounts, day_amounts))
def test_a_due_time_never_lies_outside_the_working_spans(office, start, amount):
    due = office.due_at(start, amount)
    assert due > start
    assert any(span.start < due <= span.end for span in office.working_spans(office.date_of(due)))


@given(offices(), moments, st.timedeltas(timedelta(), timedelta(days=30)), hours_amounts)
def test_who_starts_later_is_never_due_earlier(office, start, later, amount):
    assert office.due_at(start, amount) <= office.due_at(start + later, amount)


@given(offices(), moments, hours_amounts, hours_amounts)
def test_more_work_is_never_due_earlier(office, start, one, other):
    less, more = sorted((one, other), key=lambda amount: amount.seconds)
    assert office.due_at(start, less) <= office.due_at(start, more)


@given(offices(), moments, moments, moments)
def test_elapsed_adds_up(office, one, two, three):
    a, b, c = sorted(
        (one.replace(microsecond=0), two.replace(microsecond=0), three.replace(microsecond=0))
    )
    whole = office.elapsed(a, c).seconds
    assert office.elapsed(a, b).seconds + office.elapsed(b, c).seconds == whole
    assert 0 <= whole <= (c - a).total_seconds()
    assert office.elapsed(c, a).seconds == -whole


@given(moments, st.one_of(hours_amounts, day_amounts))
def test_an_office_without_hours_answers_at_once(start, amount):
    empty = OfficeHours(periods=(Period(date(1990, 1, 1), {}),))
    try:
        empty.due_at(start, amount)
    except NeverOpen:
        return
    raise AssertionError("An office that never opens has no due time.")
