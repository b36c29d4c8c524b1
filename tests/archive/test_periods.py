"""Periods of records as old lists write them."""

from datetime import date

import pytest

from archive.importing.periods import span
from eoffice.organization.importing.cells import BadCell

WHOLE = (date(2015, 1, 1), date(2017, 12, 31))


@pytest.mark.parametrize(
    "said", ["2015-2017", "2015 - 2017", "2015 s/d 2017", "2015 s.d. 2017", "2015 sd 2017",
             "2015 sampai dengan 2017", "2015–2017", "2015/2017", "2015, 2016, 2017",
             "2015 dan 2017", "Januari 2015 - Desember 2017", "Jan 2015 s/d Des 2017",
             "01-01-2015 s.d. 31-12-2017", "1/1/2015 - 31/12/2017", "2015-01-01 – 2017-12-31",
             "1 Januari 2015 sampai 31 Desember 2017", "01/2015 - 12/2017"],
)  # fmt: skip
def test_from_until(said):
    assert span(said) == WHOLE


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("Februari 2016", date(2016, 2, 1), date(2016, 2, 29)),
        ("Nop. 2016", date(2016, 11, 1), date(2016, 11, 30)),
        ("Januari s.d. Maret 2016", date(2016, 1, 1), date(2016, 3, 31)),
        ("Jan-Des 2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("1 s.d. 15 Agustus 2016", date(2016, 8, 1), date(2016, 8, 15)),
        ("17 Agustus 2016", date(2016, 8, 17), date(2016, 8, 17)),
        ("31-12-2016", date(2016, 12, 31), date(2016, 12, 31)),
        ("31.12.2016", date(2016, 12, 31), date(2016, 12, 31)),
    ],
)
def test_one_year_month_or_day(said, first, last):
    assert span(said) == (first, last)


def test_nothing_is_nothing():
    assert span("") == span("-") == (None, None)


@pytest.mark.parametrize(
    "said", ["2017-2015", "Desember 2015 - Januari 2015", "30 Februari 2015", "sekarang", "15",
             "2015 s.d. sekarang", "13/2015", "1899", "2015-2016-2017-2018 x"],
)  # fmt: skip
def test_what_is_no_period_is_told(said):
    with pytest.raises(BadCell):
        span(said)
