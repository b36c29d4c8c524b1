"""An old agenda book is read by its headings, in whatever order and detail it was kept."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from openpyxl import Workbook

from correspondence import book_headings, sheets

APART = ("No.", "Pengirim", "Nomor surat", "Tgl. surat", "Perihal", "Tgl terima", "Kepada", "Ket.")
LINE = (
    7,
    "Dinas Lama",
    "S-7/X/2024",
    "2 Januari 2024",
    "Data",
    "5 Januari 2024",
    "Kepala",
    "Segera",
)


def table(*rows):
    """A workbook with these rows."""
    out, workbook = BytesIO(), Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(out)
    return ContentFile(out.getvalue(), name="buku.xlsx")


@pytest.mark.parametrize("below", [(), (tuple(range(1, 9)),)])
def test_columns_of_another_order_find_their_place(book, below):
    sheet = sheets.read_book(table(("BUKU AGENDA 2024",), APART, *below, LINE), book)
    (row,) = sheet.rows
    assert not sheet.errors
    assert (row.number, row.sender, row.content, row.addressee) == (
        7,
        "Dinas Lama",
        "Data",
        "Kepala",
    )
    assert (row.sender_number, row.letter_date.isoformat()) == ("S-7/X/2024", "2024-01-02")
    assert (row.received.isoformat(), row.remark) == ("2024-01-05", "Segera")


def test_more_columns_without_known_headings_are_not_guessed(book):
    sheet = sheets.read_book(table(("a", "b", "c", "d", "e", "f", "g", "h"), LINE), book)
    assert sheet.is_unread and not sheet.rows


@pytest.mark.parametrize(
    ("cell", "day", "number"),
    [
        ("1-3-2022 S-9/2022", "2022-03-01", "S-9/2022"),
        ("1 Maret 2022; 620/2153/Kec.LS", "2022-03-01", "620/2153/Kec.LS"),
        ("S-9/2022 tanggal 1 Maret 2022", "2022-03-01", "S-9/2022"),
        ("620/01/03/2022, 01/03/2022", "2022-03-01", "620/01/03/2022"),
        ("620/01/03/2022", None, "620/01/03/2022"),
        ("2022-03-01", "2022-03-01", ""),
        ("31 Februari 2022 S-9", None, "31 Februari 2022 S-9"),
    ],
)
def test_day_and_number_share_a_cell_in_either_order(cell, day, number):
    read, said = sheets._date_and_number(cell)
    assert (read.isoformat() if read else None, said) == (day, number)


def test_months_and_headings_between_the_lines_are_no_lines(book):
    again = (8, *LINE[1:])
    sheet = sheets.read_book(
        table(APART, ("JANUARI 2024",), LINE, ("FEBRUARI",), APART, again), book
    )
    assert [row.number for row in sheet.rows] == [7, 8] and not sheet.errors


def test_the_sheets_of_other_months_are_told_and_not_left_in_silence(book):
    workbook, out = Workbook(), BytesIO()
    workbook.active.title = "Januari"
    for sheet in (workbook.active, workbook.create_sheet("Februari")):
        sheet.append(APART)
        sheet.append(LINE)
    workbook.create_sheet("Petunjuk").append(["Isi dengan huruf besar."])
    workbook.save(out)
    read = sheets.read_book(ContentFile(out.getvalue(), name="buku.xlsx"), book)
    assert len(read.rows) == 1 and read.other_sheets == ("Februari",)


def test_a_number_by_a_formula_that_was_never_computed_is_an_error_of_its_row(book):
    sheet = sheets.read_book(table(APART, LINE, ("=A10+1", *LINE[1:])), book)
    assert [bad.at for bad in sheet.errors] == [3] and [row.number for row in sheet.rows] == [7]


def test_headings_that_name_too_little_say_nothing():
    assert book_headings.order_in(["No.", "Asal", "Isi"]) is None
