"""The letter's date: as it is written, misread, or sent down a line; never a date of the body."""

from datetime import date, timedelta

import pytest

from correspondence.reading import read_letter
from correspondence.reading.dates import MONTHS, find_date
from tests.correspondence.typewriter import BODY, line, row

WRITTEN = [
    ("6 Februari 2026", date(2026, 2, 6)),
    ("l7 Agustvs 2O25", date(2025, 8, 17)),
    ("3l Oktobet 2024", date(2024, 10, 31)),
    ("1 Nopember 2023", date(2023, 11, 1)),
    ("05-03-2026", date(2026, 3, 5)),
    ("9/12/2025", date(2025, 12, 9)),
]
NO_DATES = [
    "31 Februari 2026",
    "12 Lembar 2026",
    "6 Februari 0026",
    "900/12/2026/SMP",
    "RT 004 RW 009",
]


@pytest.mark.parametrize(("text", "day"), WRITTEN)
def test_a_date_is_known_in_every_writing(text, day):
    assert find_date(f"Tanjung Elok, {text}").day == day


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_none(text):
    assert find_date(text) is None


def test_every_day_of_two_years_is_read_as_itself():
    for day in (date(2023, 1, 1) + timedelta(days=n) for n in range(731)):
        found = find_date(f"Di mana, {day.day} {MONTHS[day.month - 1].title()} {day.year}")
        assert found.day == day and found.sure


def test_a_misread_date_is_not_sure():
    assert not find_date("l7 Agustus 2025").sure


def test_the_date_beside_the_number_is_the_letter_s():
    rows = row(0.16, "Nomor", "12/A/2026", "Tanjung Elok, 6 Februari 2026")
    assert read_letter(rows).letter_date == date(2026, 2, 6)


def test_a_long_number_leaves_no_gap_before_the_date():
    rows = row(0.16, "Nomor", "B-1085/BPW3.TU/HM.01.02/01/2025 Elok, 20 Januari 2025")
    reading = read_letter(rows + row(0.177, "Hal", "Cuti"))
    assert reading.letter_date == date(2025, 1, 20)
    assert reading.values["sender_number"] == "B-1085/BPW3.TU/HM.01.02/01/2025"


def test_a_long_place_sends_the_year_down():
    rows = row(0.16, "Nomor", "12/A/2026", "Tanjung Elok Barat, 6 Februari")
    rows += row(0.177, "Hal", "Undangan", "2026")
    assert read_letter(rows).letter_date == date(2026, 2, 6)


def test_a_memo_names_its_date_in_a_row():
    rows = row(0.16, "Kepada", "Kepala Bagian Umum") + row(0.177, "Dari", "Kepala Subbagian")
    rows += row(0.194, "Tanggal", "6 Februari 2026") + row(0.211, "Hal", "Cuti")
    reading = read_letter(rows)
    assert reading.letter_date == date(2026, 2, 6)
    assert reading.values["sender"] == "Kepala Subbagian"


def test_a_date_above_the_signature_is_found():
    rows = line(0.1, "Yth. Camat") + BODY + line(0.6, "Tanjung Elok, 6 Februari 2026", at=0.6)
    assert read_letter(rows).letter_date == date(2026, 2, 6)


@pytest.mark.parametrize("text", ["hasil rapat tanggal 9 Mei 2025", "Tanggal : 10 Mei 2025"])
def test_dates_of_the_body_and_of_stamps_are_left_alone(text):
    rows = line(0.1, "Yth. Camat") + line(0.14, text) + line(0.05, text, at=0.6)
    assert read_letter(rows + BODY).letter_date is None
