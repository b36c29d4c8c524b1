"""Numbers over days, months, years and zones: they run on in their period, and begin again."""

from collections import defaultdict
from datetime import UTC, date, datetime
from itertools import pairwise
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from correspondence.actions import signing
from correspondence.models import OutgoingLetter, Register, RegisterEntry
from correspondence.numbering_pattern import render
from correspondence.queries.books_out import period_of
from correspondence.verify import numbers_are_complete
from eoffice import clock
from eoffice.organization.models import Unit
from tests.correspondence.sending_room import approved, book_of

RESETS = ("year", "month", "day")
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
PATTERNS = {
    "year": "{type}-{seq}/{unit}/{year}",
    "month": "{seq}/{roman_month}/{year}",
    "day": "AK15-{seq:02d}/{day}/{month}/{year}",
}
DAYS = st.dates(date(2024, 12, 28), date(2026, 1, 4))
MOMENTS = st.datetimes(datetime(2024, 12, 28), datetime(2026, 1, 4), timezones=st.just(UTC))
ON_THIS_DATABASE = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(st.sampled_from(RESETS), DAYS, DAYS)
def test_two_days_share_a_period_as_the_book_says(reset, one, other):
    book = Register(reset=reset)
    ends = {"year": 1, "month": 2, "day": 3}[reset]
    same = one.timetuple()[:ends] == other.timetuple()[:ends]
    assert same == ((one.year, period_of(book, one)) == (other.year, period_of(book, other)))


@given(st.sampled_from(RESETS), DAYS, DAYS, st.integers(1, 999), st.integers(1, 999))
def test_a_written_number_says_its_period(reset, one, other, first, second):
    """What the administration lets pass never writes two numbers of one book alike."""
    book = Register(reset=reset)
    key = [(day.year, period_of(book, day), seq) for day, seq in ((one, first), (other, second))]
    words = {"type": "S", "unit": "UM"}
    alike = render(PATTERNS[reset], first, one, words) == render(
        PATTERNS[reset], second, other, words
    )
    assert alike == (key[0] == key[1])


@pytest.fixture
def books(world, dewi, eka):
    """One book of each kind, and a letter to be signed again and again."""
    made = {reset: book_of(world, code=reset, reset=reset, pattern=PATTERNS[reset])
            for reset in RESETS}  # fmt: skip
    return made, approved(world, dewi, "kasi_bank"), eka


def only(book: Register, letter: OutgoingLetter, zone: str) -> None:
    """The office keeps this book and no other, and lives in this zone."""
    Unit.objects.filter(pk=letter.office_id).update(time_zone=zone)
    Register.objects.update(active=False)
    Register.objects.filter(pk=book.pk).update(active=True)


def taken(letter: OutgoingLetter, by, moment: datetime) -> RegisterEntry:
    """One more number at this moment, used at once."""
    OutgoingLetter.objects.filter(pk=letter.pk).update(state="approved")
    with mock.patch.object(clock, "now", lambda: moment):
        ticket = signing.begin(letter.pk, by=by, version=1)
    entry = RegisterEntry.objects.get(pk=ticket.entry_id)
    RegisterEntry.objects.filter(pk=entry.pk).update(letter=None, state="void", void_reason="–")
    return entry


@ON_THIS_DATABASE
@given(st.sampled_from(RESETS), st.lists(MOMENTS, min_size=1, max_size=8), st.sampled_from(ZONES))
def test_numbers_run_on_in_their_period(books, reset, moments, zone):
    made, letter, eka = books
    only(made[reset], letter, zone)
    of_period = defaultdict(list)
    for moment in sorted(moments):
        entry, local = taken(letter, eka, moment), moment.astimezone(ZoneInfo(zone)).date()
        assert (entry.year, entry.period) == (local.year, period_of(made[reset], local))
        assert entry.dated == local
        of_period[entry.year, entry.period].append(entry.number)
    for numbers in of_period.values():
        assert all(later == earlier + 1 for earlier, later in pairwise(numbers))
    assert [*numbers_are_complete()] == []
