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


def test_headings_that_name_too_little_say_nothing():
    assert book_headings.order_in(["No.", "Asal", "Isi"]) is None
