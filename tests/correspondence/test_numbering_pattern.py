"""Number patterns: what may be written, and that no two numbers look the same."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from correspondence.numbering_pattern import LONGEST, check, render

PARTS = st.sampled_from(["{year}", "{month}", "{roman_month}", "/", "-", "SM", ".", " "])
SEQUENCES = st.sampled_from(["{seq}", "{seq:04d}", "{seq:3d}"])
PATTERNS = st.builds(
    lambda before, seq, after: "".join([*before, seq, *after]),
    st.lists(PARTS, max_size=4),
    SEQUENCES,
    st.lists(PARTS, max_size=4).map(lambda parts: ["/", *parts]),
)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("{seq:04d}/{year}", "0412/2026"),
        ("{seq}/UM/{roman_month}/{year}", "412/UM/VIII/2026"),
        ("R-{seq}.{month}", "R-412.08"),
    ],
)
def test_a_number_is_written_as_its_pattern_says(pattern, written):
    check(pattern)
    assert render(pattern, 412, date(2026, 8, 5)) == written


@pytest.mark.parametrize("pattern", ["", "{year}", "{seq", "{seq:x}", "{0}", "{seq.__class__}"])
def test_what_cannot_number_a_book_is_refused(pattern):
    with pytest.raises(ValidationError):
        check(pattern)


def test_a_pattern_that_grows_too_long_is_refused():
    with pytest.raises(ValidationError):
        check("x" * 55 + "{seq:04d}")


@given(PATTERNS, st.integers(1, 99_999), st.integers(1, 99_999), DAYS)
def test_two_numbers_of_one_day_never_look_the_same(pattern, one, other, day):
    same = render(pattern, one, day) == render(pattern, other, day)
    assert same == (one == other)


@given(PATTERNS, st.integers(1, 99_999), DAYS)
def test_what_passes_the_check_fits_the_column(pattern, sequence, day):
    try:
        check(pattern)
    except ValidationError:
        return
    assert len(render(pattern, sequence, day)) <= LONGEST
