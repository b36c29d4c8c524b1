"""A year's book with thousands of lines becomes a PDF too; what does not fit is told in words."""

from functools import partial

import pytest

from correspondence import book_export
from eoffice import pdf
from eoffice.errors import Refused

pytestmark = pytest.mark.django_db
ROW = {
    "number": "0001/2023", "received": "01-02-2023", "letter_date": "02-01-2023",
    "letter_number": "1/ABC", "sender": "Dinas Rekaan", "summary": "Isi ringkas yang panjang " * 6,
    "unit": "Kasi PD", "remark": "Dari buku kertas", "void": False,
}  # fmt: skip


def test_four_thousand_lines_of_a_book_are_typeset(book):
    assert book_export.typeset_book("agenda_book", book, 2023, [ROW] * 4000)[:5] == b"%PDF-"


def test_what_does_not_fit_is_told_in_words(book, monkeypatch):
    tight = partial(pdf.printed, limits=pdf.Limits(memory=300 << 20))
    monkeypatch.setattr(pdf, "printed", tight)
    with pytest.raises(Refused) as told:
        book_export.typeset_book("agenda_book", book, 2023, [ROW] * 4000)
    assert "terlalu panjang" in str(told.value)
