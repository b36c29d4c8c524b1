"""A table of codes and retention, as offices write it: read, or refused row by row."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from archive.importing import cells
from archive.importing.rules import PreviewGone, packed, read_rules, unpacked
from archive.samples import SCHEDULE
from eoffice.organization.importing.cells import BadCell


def csv(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("jra.csv", text.encode())


def xlsx(*rows: tuple) -> SimpleUploadedFile:
    book, out = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return SimpleUploadedFile("jra.xlsx", out.getvalue())


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("2 Tahun Setelah Pemeriksaan", (2, "Setelah Pemeriksaan")),
        ("1 Tahun", (1, "")),
        ("5", (5, "")),
        ("2 (dua) tahun setelah hak dan kewajiban selesai",
         (2, "setelah hak dan kewajiban selesai")),
        ("Selama 3 tahun", (3, "")),
        ("Selama masih berlaku", (0, "Selama masih berlaku")),
        ("-", (None, "")),
        ("0", (0, "")),
    ],
)  # fmt: skip
def test_terms_as_they_are_written(cell, read):
    assert cells.term(cell) == read


@pytest.mark.parametrize("cell", ["6 bulan", "700 tahun"])
def test_terms_that_cannot_be_kept_are_refused(cell):
    with pytest.raises(BadCell):
        cells.term(cell)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("Musnah, kecuali barang tidak bergerak", ("musnah", "kecuali barang tidak bergerak")),
        ("PERMANEN", ("permanen", "")),
        ("Dinilai kembali", ("dinilai_kembali", "")),
    ],
)
def test_final_actions_with_their_exception(cell, read):
    assert cells.final(cell) == read


def test_headings_of_two_rows_below_a_title():
    sheet = read_rules(
        xlsx(
            ("JADWAL RETENSI ARSIP",),
            ("No", "Kode", "Jenis / Series Arsip", "Retensi", None, "Keterangan"),
            (None, None, None, "Aktif", "Inaktif", None),
            (1, 2, 3, 4, 5, 6),
            (1, "KU.00.1", "Surat perintah membayar", "2 tahun setelah audit", 8, "Permanen"),
        )
    )
    assert sheet.errors == []
    rule = sheet.rows[0]
    assert (rule.code, rule.active_years, rule.active_trigger) == ("KU.00.1", 2, "setelah audit")
    assert (rule.inactive_years, rule.final_action) == (8, "permanen")


def test_every_bad_row_has_its_sentence():
    sheet = read_rules(
        csv(
            "kode,nama,kode_induk,aktif,inaktif,nasib_akhir\n"
            "000,Umum,,,,\n000,Umum lagi,,,,\n,Tanpa kode,,,,\n100,Anak,999,,,\n"
            "200,Setengah,,2,,Musnah\n300,Nasib,,1,1,Dibuang\n400,Baik,000,1,1,Musnah\n"
        )
    )
    assert [row for row, _said in sheet.errors] == [3, 4, 5, 6, 7]
    assert [rule.code for rule in sheet.rows] == ["000", "400"]


def test_a_ring_of_parents_is_refused():
    sheet = read_rules(csv("kode;nama;induk\nA;a;B\nB;b;A\nC;c;\n"))
    assert [rule.code for rule in sheet.rows] == ["C"] and len(sheet.errors) == 2


def test_what_is_no_table_is_told():
    assert read_rules(SimpleUploadedFile("x.xlsx", b"%PDF-1.7")).errors[0][0] == 0
    assert "kode" in read_rules(csv("satu;dua\n1;2\n")).errors[0][1]


def test_the_sample_is_a_good_table():
    sheet = read_rules(SimpleUploadedFile("contoh.csv", SCHEDULE.read_bytes()))
    assert sheet.errors == [] and len(sheet.rows) == 38
    named = {rule.code: rule for rule in sheet.rows}
    assert named["000.2.4"].active_trigger == "Setelah Dipertanggungjawabkan"


def test_a_preview_is_of_one_person():
    rows = read_rules(csv("kode;nama\nA;a\n")).rows
    text = packed(rows, user_id=1)
    assert unpacked(text, user_id=1) == rows
    with pytest.raises(PreviewGone):
        unpacked(text, user_id=2)
