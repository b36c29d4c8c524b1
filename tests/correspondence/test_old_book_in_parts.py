"""An old agenda book with bad rows: the good ones are taken over, the others follow corrected."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import Workbook

from correspondence.models import RegisterEntry

pytestmark = pytest.mark.django_db
HEAD = ("No.", "Tanggal", "Tanggal dan nomor", "Asal", "Isi", "Unit", "Ket.")
GOOD = (7, "3 Januari 2024", "2 Januari 2024, 5/A", "Dinas Kesehatan", "Undangan", "Kepala", "")
BAD = (8, "kapan-kapan", *GOOD[2:])
RIGHT = (8, *GOOD[1:])


@pytest.fixture
def hand_in(book, hadi, client_of):
    """Hand a table in, and take over what the preview offers."""
    client = client_of(hadi)

    def look(*rows):
        table, out = Workbook(), BytesIO()
        for row in (HEAD, *rows):
            table.active.append(row)
        table.save(out)
        out.seek(0)
        out.name = "buku.xlsx"
        page = client.post(reverse("registers:import", args=[book.pk]), {"file": out})
        preview = {"preview": page.context["preview"]}
        return page, lambda: client.post(reverse("registers:take_over", args=[book.pk]), preview)

    return look


def numbers(book):
    return [*RegisterEntry.objects.filter(register=book).values_list("number", flat=True)]


def test_the_good_rows_are_taken_over_and_the_bad_one_is_shown(hand_in, book):
    page, take_over = hand_in(GOOD, BAD)
    assert "kapan-kapan" in page.content.decode()
    take_over()
    assert numbers(book) == [7]


def test_the_corrected_table_adds_what_was_missing(hand_in, book):
    hand_in(GOOD, BAD)[1]()
    page, take_over = hand_in(GOOD, RIGHT)
    assert (page.context["sheet"].known, page.context["sheet"].errors) == (1, [])
    take_over()
    assert sorted(numbers(book)) == [7, 8]


def test_a_table_that_is_in_the_book_already_offers_nothing(hand_in, book):
    hand_in(GOOD)[1]()
    page, _take_over = hand_in(GOOD)
    assert reverse("registers:take_over", args=[book.pk]) not in page.content.decode()
    assert page.context["sheet"].known == 1


def test_another_letter_under_a_number_of_the_book_is_an_error(hand_in):
    hand_in(GOOD)[1]()
    page, _take_over = hand_in((*GOOD[:4], "Surat lain", *GOOD[5:]))
    assert [bad.at for bad in page.context["bad"]] == [2]


def test_a_number_twice_in_the_table_names_the_first_row(hand_in):
    page, _take_over = hand_in(GOOD, GOOD)
    assert [(bad.at, "2" in bad.said) for bad in page.context["bad"]] == [(3, True)]


def test_thousands_of_bad_rows_are_counted(hand_in):
    page, _take_over = hand_in(GOOD, *[(number, *BAD[1:]) for number in range(1000, 1250)])
    assert page.context["more_bad"] == 50
