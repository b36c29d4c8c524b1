"""Office Indonesian on paper."""

from datetime import date

import pytest
from django.utils import translation

from correspondence.printing import words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "nol"), (1, "satu"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"),
        (19, "sembilan belas"), (20, "dua puluh"), (31, "tiga puluh satu"), (100, "seratus"),
        (111, "seratus sebelas"), (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"), (2024, "dua ribu dua puluh empat"), (2100, "dua ribu seratus"),
    ],
)  # fmt: skip
def test_numbers_in_words(value, said):
    assert words.number(value) == said


def test_dates_are_indonesian_on_every_screen():
    day = date(2024, 8, 19)
    with translation.override("en"):
        assert words.long_date(day) == "19 Agustus 2024"
        assert words.day_and_date(day) == "Senin, 19 Agustus 2024"
        assert words.date_in_words(day) == (
            "Senin, tanggal sembilan belas bulan Agustus tahun dua ribu dua puluh empat "
            "(19-08-2024)"
        )


def test_a_day_as_it_was_typed_stays():
    assert words.written_day("2024-08-26") == "Senin, 26 Agustus 2024"
    assert words.written_day("Senin s.d. Rabu") == "Senin s.d. Rabu"


@pytest.mark.parametrize(
    ("security", "urgency", "said"),
    [
        ("biasa", "biasa", "Biasa"),
        ("biasa", "segera", "Segera"),
        ("rahasia", "biasa", "Rahasia"),
        ("sangat_rahasia", "sangat_segera", "Sangat Rahasia / Sangat Segera"),
    ],
)
def test_two_axes_on_one_line(security, urgency, said):
    assert words.marks(security, urgency) == said


def test_clauses_and_nips():
    assert [words.clause(n) for n in (1, 2, 10, 12)] == [
        "KESATU", "KEDUA", "KESEPULUH", "KEDUA BELAS",
    ]  # fmt: skip
    assert words.nip("198001012005011004") == "19800101 200501 1 004"
    assert words.nip("THL-3") == "THL-3"
