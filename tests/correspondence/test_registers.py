"""Books: opened after the paper book, reserved numbers, closed years, export, taken-over lines."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from openpyxl import Workbook, load_workbook

from correspondence import agenda, book_export, sheets
from correspondence.actions import legacy, numbers, recording, registers
from correspondence.actions.numbers import BookClosed, NoRegister
from correspondence.models import Letter, RegisterEntry, SearchStale, ServiceClock
from correspondence.queries.registers import BookFilter, entries_of, last_number, registers_of
from correspondence.verify import numbers_are_complete
from eoffice import clock
from eoffice.errors import Refused, WrongState
from tests.correspondence.sending_room import YEAR

LAST_DAY = datetime(YEAR, 12, 31, 5, tzinfo=UTC)


def table(*rows):
    book, out = Workbook(), BytesIO()
    for row in [("No.", "Tanggal", "Tanggal dan nomor", "Asal", "Isi", "Unit", "Ket."), *rows]:
        book.active.append(row)
    book.save(out)
    return ContentFile(out.getvalue(), name="buku.xlsx")


LINE = (7, "3 Januari 2024", "2 Januari 2024, 5/A", "Dinas Kesehatan", "Undangan", "Kepala", "")


def test_the_first_number_follows_the_paper_book(book, paper, hadi):
    registers.open_book(book.pk, year=YEAR, last=411, by=hadi)
    letter = recording.record([], paper(), by=hadi, office_id=book.office_id)
    assert letter.agenda_number == last_number(book.office_id, "Asia/Jakarta") == f"0412/{YEAR}"
    assert not list(numbers_are_complete())


def test_a_book_in_use_is_not_opened_again(letter, book, hadi):
    with pytest.raises(WrongState):
        registers.open_book(book.pk, year=YEAR, last=5, by=hadi)


def test_a_closed_year_gives_no_number_and_nothing_is_recorded(letter, book, paper, hadi):
    with clock.moved_to(LAST_DAY):
        registers.close_book(letter.entries.get().series_id, by=hadi)
        with pytest.raises(BookClosed):
            recording.record([], paper(), by=hadi, office_id=book.office_id)
    assert Letter.objects.count() == 1


def test_a_year_that_goes_on_is_not_closed(letter, hadi):
    with clock.moved_to(LAST_DAY - timedelta(days=1)), pytest.raises(WrongState):
        registers.close_book(letter.entries.get().series_id, by=hadi)


def test_without_a_book_nothing_is_recorded(types, paper, hadi, world):
    with pytest.raises(NoRegister):
        recording.record([], paper(), by=hadi, office_id=world.units["kppn"].pk)
    assert not Letter.objects.exists()


def test_a_reserved_number_is_used_once_and_the_rest_become_void(book, paper, hadi):
    first, second = numbers.reserve(book.pk, 2, by=hadi, reason="Lembur")
    data = paper(reserved_entry_id=first.pk)
    letter = recording.record([], data, by=hadi, office_id=book.office_id)
    assert letter.agenda_number == first.rendered
    with pytest.raises(WrongState):
        recording.record([], data, by=hadi, office_id=book.office_id)
    with clock.moved_to(LAST_DAY):
        registers.close_book(second.series_id, by=hadi)
    assert RegisterEntry.objects.get(pk=second.pk).state == "void"


def test_of_a_year_that_has_not_begun_there_is_no_paper_book(book, hadi):
    with clock.moved_to(LAST_DAY), pytest.raises(WrongState):
        registers.open_book(book.pk, year=YEAR + 1, last=10, by=hadi)


def test_only_the_recorder_keeps_the_book(book, bimo, rama):
    for officer in (bimo, rama):
        with pytest.raises(Refused):
            registers.open_book(book.pk, year=YEAR, last=1, by=officer)
    assert not registers_of(rama).exists()


def test_a_cell_never_becomes_a_formula(book, paper, hadi):
    evil = '=HYPERLINK("http://x","y")'
    recording.record([], paper(subject=evil), by=hadi, office_id=book.office_id)
    entries = entries_of(book, YEAR, BookFilter(), officer=hadi)
    content = book_export.as_xlsx(book, YEAR, agenda.lines_of(entries, officer=hadi))
    cell = load_workbook(BytesIO(content)).active["E4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (evil, "s", True)


def test_an_old_book_is_taken_over_without_clocks(book, hadi):
    sheet = sheets.read_book(table(LINE, (8, *LINE[1:])), book)
    assert not sheet.errors
    legacy.take_over(book.pk, sheet.rows, by=hadi)
    letter = Letter.objects.order_by("pk").first()
    assert (letter.agenda_number, letter.is_legacy, letter.sender_number) == (
        "0007/2024", True, "5/A"
    )  # fmt: skip
    assert not ServiceClock.objects.exists()


@pytest.mark.parametrize(
    "row",
    [
        (8, "kapan", *LINE[2:]),
        (8, "3 Januari 2099", *LINE[2:]),
        (8, LINE[1], "", "", "Isi", "", ""),
        (7, *LINE[1:]),
    ],
)
def test_every_bad_row_is_named(book, row):
    sheet = sheets.read_book(table(LINE, row), book)
    assert [bad.at for bad in sheet.errors] == [3]


def test_what_was_taken_over_waits_to_be_indexed(book, hadi):
    sheet = sheets.read_book(table(LINE, (8, *LINE[1:])), book)
    legacy.take_over(book.pk, sheet.rows, by=hadi)
    assert SearchStale.objects.filter(pk__in=Letter.objects.filter(is_legacy=True)).count() == 2


def test_below_a_bad_row_nothing_is_taken_for_a_title(book):
    bad = (7, "kapan", *LINE[2:])
    sheet = sheets.read_book(table(bad, ("", "kapan", *LINE[2:])), book)
    assert [bad.at for bad in sheet.errors] == [2, 3]


def test_what_is_no_table_is_told_in_words(book):
    sheet = sheets.read_book(ContentFile(b"PK not a table", name="x.xlsx"), book)
    assert sheet.is_unread and sheet.errors[0][0] == 0


def test_a_gap_is_found(letter, book, hadi, paper):
    recording.record([], paper(), by=hadi, office_id=book.office_id)
    RegisterEntry.objects.filter(number=1).update(number=3)
    assert {fault.number for fault in numbers_are_complete()} == {1, 3}


def test_titles_and_numbered_columns_above_the_first_line_are_passed_over(book):
    above = [("BUKU AGENDA SURAT MASUK TAHUN 2024",), tuple(range(1, 8))]
    sheet = sheets.read_book(table(*above, LINE), book)
    assert not sheet.errors and [row.number for row in sheet.rows] == [7]
