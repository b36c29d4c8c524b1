"""Why a letter has no pages is said as it is: not scanned yet, made void, taken from the book."""

from datetime import date

from correspondence.actions import corrections, legacy, recording
from correspondence.actions.legacy import LegacyLine
from correspondence.models import Letter

LABEL, TRAY, BOOK = "memuat label", "kembali ke antrean", "buku kertas"


def said_of(client, letter):
    return client.get(f"/letters/{letter.pk}/").content.decode()


def test_a_paper_that_waits_for_its_scan(book, paper, client_of, hadi, arunika):
    letter = recording.record([], paper(), by=hadi, office_id=book.office_id)
    assert LABEL in said_of(client_of(arunika), letter)


def test_a_void_letter_says_why_and_where_its_scan_is(letter, client_of, hadi, arunika):
    corrections.void(letter.pk, by=hadi, reason="Salah catat")
    page = said_of(client_of(arunika), letter)
    assert "Salah catat" in page and TRAY in page and LABEL not in page


def test_a_line_of_the_paper_book_has_no_label(book, client_of, hadi, arunika):
    day = date(2024, 1, 3)
    line = LegacyLine(
        year=2024, number=7, rendered="0007/2024", received=day, letter_date=day,
        sender_number="5/A", sender="Dinas", content="Undangan", addressee="Kepala", remark="",
    )  # fmt: skip
    legacy.take_over(book.pk, [line], by=hadi)
    page = said_of(client_of(arunika), Letter.objects.get(is_legacy=True))
    assert BOOK in page and LABEL not in page
