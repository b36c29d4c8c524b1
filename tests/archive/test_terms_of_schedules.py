"""Terms and final actions of schedules: in words, in digits, and what is refused for a guess."""

import pytest

from tests.archive.test_odd_tables import HEADS, read


@pytest.mark.parametrize(
    "term",
    [
        "-1",
        "2,5 tahun",
        "1/2 tahun",
        "5-10 tahun",
        "− 3",
        "1½ tahun",
        "two years",
        "musnah",
        "permanen",
        "12 (dua puluh) tahun",
        "2 atau 3 tahun",
        "5 tahun lebih",
        "enam bulan",
        "1O tahun",
        "5 buku",
    ],
)
def test_a_term_that_is_no_whole_number_of_years_is_told(term):
    sheet = read(f"{HEADS}KU.1;Anggaran;{term};1;Musnah\n")
    assert not sheet.rows and "tahun penuh" in sheet.errors[0][1]


def test_a_day_in_the_event_and_a_number_made_a_fraction_are_understood():
    sheet = read(f"{HEADS}KU.1;Anggaran;2.0 tahun setelah TA 2019/2020;1,0;Musnah\n")
    (rule,) = sheet.rows
    assert (rule.active_years, rule.active_trigger) == (2, "setelah TA 2019/2020")
    assert rule.inactive_years == 1


@pytest.mark.parametrize(
    ("said", "years", "event"),
    [("dua tahun", 2, ""), ("Lima (5) tahun setelah lunas", 5, "setelah lunas"),
     ("Selama berlaku", 0, "Selama berlaku"), ("duapuluh", 20, ""), ("setahun", 1, ""),
     ("dua belas tahun", 12, ""), ("12 (dua belas) tahun", 12, ""), ("1 th", 1, ""),
     ("5 thn. setelah lunas", 5, "setelah lunas"), ("seratus dua puluh lima tahun", 125, "")],
)  # fmt: skip
def test_a_term_in_words(said, years, event):
    (rule,) = read(f"{HEADS}KU.1;Anggaran;{said};1;Musnah\n").rows
    assert (rule.active_years, rule.active_trigger) == (years, event)


@pytest.mark.parametrize(
    ("said", "action"),
    [("Simpan permanen", "permanen"), ("Arsip statis", "permanen"), ("DIMUSNAHKAN", "musnah"),
     ("Dinilai Kembali", "dinilai_kembali")],
)  # fmt: skip
def test_a_final_action_in_other_words(said, action):
    (rule,) = read(f"{HEADS}KU.1;Anggaran;1;1;{said}\n").rows
    assert rule.final_action == action


@pytest.mark.parametrize(
    "said",
    ["Musnah/Permanen", "Permanen atau musnah", "Musnah, permanen", "Tidak musnah", "Musnah?"],
)
def test_two_final_actions_are_told(said):
    sheet = read(f"{HEADS}KU.1;Anggaran;1;1;{said}\n")
    assert not sheet.rows and "Musnah, Permanen" in sheet.errors[0][1]


def test_columns_that_mean_nothing_are_named():
    heads = HEADS.replace("Kode;", "Kode;Warna map;")
    assert read(f"{heads}KU.1;merah;Anggaran;1;1;Musnah\n").strangers == ["Warna map"]
