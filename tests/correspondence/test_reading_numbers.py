"""Letter numbers stay as they are printed; what can only be a misreading is mended and doubted."""

from datetime import date
from itertools import product

import pytest

from correspondence.reading import read_letter
from correspondence.reading.numbers import ROMAN, fits, like_earlier, mended, swallowed
from tests.correspondence.typewriter import row

MAY = date(2026, 5, 4)
PRINTED = [
    "{n}/{u}/{r}/{y}", "B-{n}/{u}/HM.01.02/{m:02d}/{y}", "{n:03d}/{u}/{y}", "{n} TAHUN {y}",
    "000.8.3.3/{n}/{u}", "045.2/ {n} /{u}", "{u}/{n}", "UM 0201-{u}/{n}", "ND-{n}/{u}/{y}",
    "S.{n}/SETJEN/ROUM/Set.1/{m:02d}/{y}", "KU.00.1/{n}-{u}/{r}/{y}",
]  # fmt: skip
UNITS = ["DISDIK", "Kec.LS", "SJ.4", "BPW3.TU", "KPN.1907", "SETDA-II", "IB", "UBS-FISA", "W32.U4"]


@pytest.mark.parametrize(("pattern", "unit"), list(product(PRINTED, UNITS)))
def test_a_number_that_was_read_well_stays(pattern, unit):
    for month in range(1, 13):
        day = date(2026, month, 4)
        text = pattern.format(n=17 * month, u=unit, r=ROMAN[month - 1], m=month, y=2026)
        assert mended(text, day) == text == mended(text, None)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("2O57/DISDIK/V/2026", "2057/DISDIK/V/2026"),
        ("l17/DISDIK/V/2O26", "117/DISDIK/V/2026"),
        ("O05/117/DISDIK", "005/117/DISDIK"),
        ("117/DISDIK/v/2026", "117/DISDIK/V/2026"),
        ("117/DISDIK//V/2026.", "117/DISDIK/V/2026"),
        ("117\\DISDIK\\V\\2026", "117/DISDIK/V/2026"),
        ("117/DISDIKIV/2026", "117/DISDIK/V/2026"),
        ("B-117/SJ.4/HM,01,02/05/2026", "B-117/SJ.4/HM.01.02/05/2026"),
        ("421/ 117 IDISDIK", "421/ 117 /DISDIK"),
    ],
)
def test_a_misreading_is_mended(read, meant):
    assert mended(read, MAY) == meant


@pytest.mark.parametrize(
    ("month", "read"), [(11, "X1"), (2, "11"), (3, "lll"), (3, "IN"), (8, "Vlll"), (12, "X11")]
)
def test_a_roman_month_is_known_by_the_letter_s_date(month, read):
    day = date(2026, month, 4)
    assert mended(f"9/DISDIK/{read}/2026", day) == f"9/DISDIK/{ROMAN[month - 1]}/2026"


def test_a_month_in_figures_stays_in_figures():
    assert mended("9/DISDIK/11/2026", date(2026, 11, 4)) == "9/DISDIK/11/2026"


def test_the_text_of_a_born_digital_letter_is_never_mended():
    rows = row(0.16, "Nomor", "S.9/O0O/1/2026", "Elok, 4 Januari 2026")
    assert read_letter([word[:5] for word in rows]).values["sender_number"] == "S.9/O0O/1/2026"
    assert read_letter(rows).values["sender_number"] == "S.9/O0O/I/2026"


def test_another_month_than_the_letter_s_stays_but_is_doubtful():
    rows = row(0.16, "Nomor", "9/DISDIK/IV/2026", "Elok, 4 Mei 2026") + row(0.177, "Hal", "Cuti")
    reading = read_letter(rows)
    assert reading.values["sender_number"] == "9/DISDIK/IV/2026"
    assert "sender_number" in reading.doubtful
    assert fits("9/DISDIK/V/2026", MAY) and fits("421/9/DISDIK", MAY)


def test_a_mended_number_is_doubtful_and_a_clear_one_is_not():
    for text, doubtful in (("2O57/SMP/V/2026", True), ("2057/SMP/V/2026", False)):
        rows = row(0.16, "Nomor", text, "Elok, 4 Mei 2026") + row(0.177, "Hal", "Cuti")
        assert ("sender_number" in read_letter(rows).doubtful) is doubtful


def test_a_stroke_that_was_read_as_a_letter_is_told():
    rows = row(0.16, "Nomor", "640/DIRIPERUMDA-TKF/XI/2024", "Elok, 4 November 2024")
    assert "sender_number" in read_letter(rows).doubtful
    assert "sender_number" not in read_letter([word[:5] for word in rows]).doubtful


@pytest.mark.parametrize(
    "unit", [*UNITS, "DISPERINDAG", "DISDIKBUD", "KESBANGPOLINMAS", "SETWILDA"]
)
def test_a_usual_abbreviation_is_not_doubted(unit):
    assert not swallowed(f"117/{unit}/V/2026")


@pytest.mark.parametrize(
    ("read", "earlier", "meant"),
    [
        ("640/DIRIPERUMDA/XI/2024", "512/DIR/PERUMDA/IX/2024", "640/DIR/PERUMDA/XI/2024"),
        ("9/SETJEN1ROUM/05/2026", "3/SETJEN/ROUM/04/2026", "9/SETJEN/ROUM/05/2026"),
        ("640/DIR/PERUMDA/XI/2024", "512/DIR/PERUMDA/IX/2024", "640/DIR/PERUMDA/XI/2024"),
        ("640/DIRIPERUMDAM/XI/2024", "512/DIR/PERUMDA/IX/2024", "640/DIRIPERUMDAM/XI/2024"),
        ("640/KADIRIPERUMDA/XI/2024", "512/DIR/PERUMDA/IX/2024", "640/KADIRIPERUMDA/XI/2024"),
        ("640/DIRIPERUMDA/XI/2024", "512/PERUMDA/IX/2024", "640/DIRIPERUMDA/XI/2024"),
    ],
)
def test_strokes_stand_where_the_sender_has_them(read, earlier, meant):
    assert like_earlier(read, [earlier]) == meant
