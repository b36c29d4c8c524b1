"""Cells of old lists as offices write them: several words, thousands, units in the headings."""

import pytest
from django.utils import translation

from archive.importing import old_words as words
from archive.importing.headings import strangers, table_of
from archive.importing.inactive import NAMES, REQUIRED, row_of
from eoffice.organization.importing.cells import BadCell

HEADS = ("Uraian Informasi Arsip", "Kurun Waktu (Tahun)", "Tk. Perkembangan", "Jumlah", "Kondisi",
         "Aktif (Tahun)", "Inaktif (Tahun)", "Nasib Akhir")  # fmt: skip


def row(**said):
    usual = {"span": "2019", "copy": "asli", "quantity": "1", "condition": "baik"} | said
    cells = ("Berkas kas", *(usual[name] for name in ("span", "copy", "quantity", "condition")))
    rows = [(1, HEADS), (2, (*cells, "2", "3", "Musnah"))]
    places, below = table_of(rows, NAMES, REQUIRED)
    return row_of(below[0][1], places)


def test_headings_with_their_unit_are_understood():
    assert (row().active_years, row().inactive_years, row().span_from.year) == (2, 3, 2019)


@pytest.mark.parametrize(
    ("said", "meant"),
    [("Asli & Fotocopy", "mixed"), ("asli/kopi", "mixed"), ("Asli, kopi", "mixed"),
     ("Fotokopi", "copy"), ("kopi dan salinan", "copy"), ("ASLI", "original"), ("", "original")],
)  # fmt: skip
def test_copies_in_several_words(said, meant):
    assert row(copy=said).copy_status == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [("Baik/Lengkap", "good"), ("lengkap, rusak ringan", "damaged"), ("Rusak Berat", "damaged"),
     ("tidak lengkap", "incomplete")],
)  # fmt: skip
def test_the_worst_condition_counts(said, meant):
    assert row(condition=said).condition == meant


@pytest.mark.parametrize(
    ("said", "meant"), [("1.200 lembar", (1200, "lembar")), ("3 (tiga) map", (3, "(tiga) map"))]
)
def test_thousands_are_read_as_such(said, meant):
    found = row(quantity=said)
    assert (found.quantity, found.quantity_unit) == meant


@pytest.mark.parametrize("said", ["0,5 meter", "0.75 ml", "banyak", "0"])
def test_what_is_no_whole_number_is_told(said):
    with pytest.raises(BadCell):
        row(quantity=said)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [("12-3-2019", "2019-03-12", "2019-03-12"), ("12 Maret 2019", "2019-03-12", "2019-03-12"),
     ("Mar-19", "2019-03-01", "2019-03-31"), ("12/3/98", "1998-03-12", "1998-03-12"),
     ("43536", "2019-03-12", "2019-03-12"), ("TA 1987/88", "1987-01-01", "1988-12-31"),
     ("Senin, 12 Maret 2019", "2019-03-12", "2019-03-12"),
     ("12-III-2019 00:00", "2019-03-12", "2019-03-12")],
)  # fmt: skip
def test_a_period_in_many_shapes(said, first, last):
    found = row(span=said)
    assert (str(found.span_from), str(found.span_until)) == (first, last)


@pytest.mark.parametrize(
    "said", ["31/02/2019", "3/25/2019", "19", "5-19", "2139", "Mar-31", "lama"]
)
def test_a_period_that_nobody_can_tell_is_refused(said):
    with pytest.raises(BadCell):
        row(span=said)


@pytest.mark.parametrize(
    ("said", "vital", "protected", "kept"),
    [("Vital", True, False, ""), ("non vital", False, False, ""),
     ("Arsip Terjaga", False, True, ""),
     ("vital/terjaga", True, True, ""), ("bukan vital", False, False, ""), ("", False, False, ""),
     ("Substantif", False, False, "Substantif")],
)  # fmt: skip
def test_a_category_is_read_to_its_last_word(said, vital, protected, kept):
    assert words.category(said) == (vital, protected, kept)
    with pytest.raises(BadCell):
        words.category("hampir vital")


@pytest.mark.parametrize(
    ("said", "medium", "kept"),
    [("Foto", "photo", ""), ("CD/DVD", "disc", ""), ("peta", "map", ""), ("Kaset", "sound", ""),
     ("kertas, digital", "both", ""), ("kertas dan CD", "paper", "kertas dan CD"),
     ("", "paper", "")],
)  # fmt: skip
def test_media_of_every_kind(said, medium, kept):
    assert words.medium(said) == (medium, kept)


@pytest.mark.parametrize(
    ("said", "meant"),
    [("dua belas tahun / lima tahun / Musnah", ("12 tahun", "5 tahun", "Musnah")),
     ("2 (dua) tahun; 5 (lima) tahun", ("2 (2) tahun", "5 (5) tahun", "")),
     ("5/5 Permanen", ("5", "5", "Permanen")), ("-", ("", "", ""))],
)  # fmt: skip
def test_terms_of_one_cell(said, meant):
    assert words.keeps(said) == meant


@pytest.mark.parametrize("said", ["12 tahun, musnah", "2,5 tahun musnah", "5-10 tahun", "10 tahun"])
def test_terms_of_one_cell_that_are_not_clear_are_refused(said):
    with pytest.raises(BadCell):
        read_terms(said)


def read_terms(said):
    heads = ("Uraian", "Tahun", "Jangka simpan")
    places, below = table_of([(1, heads), (2, ("Kas", "2019", said))], NAMES, REQUIRED)
    return row_of(below[0][1], places)


@pytest.mark.parametrize(("said", "meant"), [("7", 7), ("Boks 7", 7), ("No. 012", 12), ("-", None)])
def test_numbers_of_boxes(said, meant):
    assert words.numbered(said) == meant


def test_columns_that_mean_nothing_are_named():
    rows = [(1, ("Daftar arsip",)), (2, ("No", "Uraian", "Tahun", "Warna map", "")),
            (3, ("1", "Kas", "2019", "merah", "?"))]  # fmt: skip
    with translation.override("id"):
        assert strangers(rows, NAMES, REQUIRED) == ["Warna map", "kolom E"]
