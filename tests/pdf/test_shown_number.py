"""Numbers of a spreadsheet as their cells show them."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from django.core.files.base import ContentFile

from eoffice.pdf.work.shown_number import shown, shown_moment
from eoffice.tables import read_table


@pytest.mark.parametrize(
    ("value", "pattern", "words"),
    [
        (1234567.5, "#,##0.00", "1.234.567,50"),
        (1234567890, "General", "1234567890"),
        (1234567.5, "General", "1234567,5"),
        (0.1 + 0.2, "General", "0,3"),
        (0.125, "0.0%", "12,5%"),
        (5, "0000", "0005"),
        (2.5, "0", "3"),
        (7, '0 "orang"', "7 orang"),
        (-5000, "#,##0;(#,##0)", "-5.000"),
        (1234567, '_-"Rp"* #,##0_-;-"Rp"* #,##0_-', "Rp1.234.567"),
        (1234567, "[$Rp-421]#,##0.00", "Rp1.234.567,00"),
        (45000, "dd/mm/yyyy", None),
        (3.14, "0.00E+00", None),
        (199001012020011001, "General", None),
    ],
)
def test_it_follows_the_format_of_its_cell(value, pattern, words):
    assert shown(value, pattern) == words


@pytest.mark.parametrize(
    ("value", "pattern", "words"),
    [
        (time(9, 5), "h:mm", "09.05"),
        (datetime(2026, 12, 2, 13, 30), "dd/mm/yyyy hh:mm", "2026-12-02 13.30"),
        (datetime(2026, 12, 2, 13, 30), "dd mmmm yyyy", None),
        (datetime(2026, 12, 2), "dd/mm/yyyy hh:mm", None),
        (date(2026, 12, 2), "h", None),
    ],
)
def test_a_time_is_kept_where_its_format_shows_it(value, pattern, words):
    assert shown_moment(value, pattern) == words


def test_yes_and_no_are_written_as_a_spreadsheet_does():
    assert (shown(value=True, pattern="General"), shown(value=False, pattern="")) == (
        "TRUE",
        "FALSE",
    )


@pytest.mark.parametrize(("as_shown", "cell"), [(True, "Rp1.500,00"), (False, "1500")])
def test_only_who_asks_gets_it_as_shown(as_shown, cell):
    book = openpyxl.Workbook()
    book.active.append(["Nama", "Nilai"])
    book.active.append(["A", 1500])
    book.active["B2"].number_format = '"Rp"#,##0.00'
    file = io.BytesIO()
    book.save(file)
    table = read_table(ContentFile(file.getvalue()), as_shown=as_shown)
    assert table.rows[0][1] == ("A", cell)
