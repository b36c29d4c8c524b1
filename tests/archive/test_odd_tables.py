"""Schedules as offices hand them in: signs, blanks, merged cells, and what Excel made of codes."""

import datetime
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from archive.importing.rules import packed, read_rules, unpacked

HEADS = "Kode;Nama;Aktif;Inaktif;Nasib akhir\n"
ROWS = "KP.07.6;Mutasi;2 Tahun;3 Tahun;Musnah\nKU 01;Anggaran;5 Tahun;5 Tahun;Permanen\n"


def read(content, name="jra.csv"):
    """The sheet of a CSV, or of rows that become an XLSX."""
    if isinstance(content, str):
        content = content.encode()
    return read_rules(SimpleUploadedFile(name, content))


def sheet_of(*rows, merged=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return read(out.getvalue(), "jra.xlsx")


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_whatever_sign_parts_the_columns(sign):
    sheet = read((HEADS + ROWS).replace(";", sign))
    assert sheet.errors == [] and [rule.code for rule in sheet.rows] == ["KP.07.6", "KU 01"]


@pytest.mark.parametrize("how", ["utf-8-sig", "utf-16", "cp1252"])
def test_whatever_bytes_it_is_written_in(how):
    sheet = read((HEADS + "KU.1;Café – arsip;1;1;Musnah\n").encode(how))
    assert [rule.label for rule in sheet.rows] == ["Café – arsip"] and not sheet.errors


@pytest.mark.parametrize("code", ["1", "045", "OT/01-A", "Ü.9", "KU 00 1", "000.1.2.3.4.5.6.7"])
def test_a_code_has_any_shape(code):
    sheet = read(f"{HEADS} {code.replace(' ', '  ')} ;Nama;1;1;Musnah\n")
    assert [rule.code for rule in sheet.rows] == [code] and not sheet.errors


def test_blank_rows_and_line_ends_of_windows_do_no_harm():
    sheet = read(f";;;;\r\n{HEADS}\r\n;;;;\r\n{ROWS}\r\n\r\n".replace("\n", "\r\n"))
    assert len(sheet.rows) == 2 and not sheet.errors


def test_a_code_that_excel_made_a_date_is_told():
    day = datetime.datetime(2026, 2, 1)
    heads = ("Kode", "Nama", "Aktif", "Inaktif", "Nasib akhir")
    sheet = sheet_of(heads, (day, "Hukum", 2, 3, "Musnah"), (100.3, "Pemerintahan", 2, 3, "Musnah"))
    assert [rule.code for rule in sheet.rows] == ["100.3"]
    assert [(row, "tanggal" in said) for row, said in sheet.errors] == [(2, True)]


def test_merged_headings_and_a_title_are_understood():
    sheet = sheet_of(
        ("JADWAL RETENSI ARSIP", None, None, None, None),
        ("Kode", "Jenis Arsip", "Retensi", None, "Keterangan"),
        (None, None, "Aktif", "Inaktif", None),
        ("000.1", "Umum", 1.0, "2 tahun", "Dinilai kembali"),
        (None, None, None, None, None),
        ("000.2", "Perlengkapan", "1 (satu) tahun", 2, "Musnah"),
        merged=("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3"),
    )
    assert [(rule.code, rule.active_years, rule.inactive_years) for rule in sheet.rows] == [
        ("000.1", 1, 2), ("000.2", 1, 2)]  # fmt: skip
    assert not sheet.errors


def test_a_merged_cell_counts_for_each_of_its_rows():
    sheet = sheet_of(
        ("Kode", "Jenis Arsip", "Aktif", "Inaktif", "Nasib akhir"),
        ("KU.1", "Anggaran", 2, 5, "Musnah"),
        ("KU.2", "Belanja", None, None, None),
        (None, None, None, None, None),
        ("KU.3", "Kas", 1, 1, "Permanen"),
        merged=("C2:C4", "D2:D4", "E2:E4"),
    )
    assert [(rule.active_years, rule.inactive_years, rule.final_action) for rule in sheet.rows] == [
        (2, 5, "musnah"), (2, 5, "musnah"), (1, 1, "permanen")]  # fmt: skip


def test_the_signs_of_a_title_do_not_part_the_columns():
    sheet = read(f"JADWAL RETENSI, DINAS, KOTA, TAHUN, 2020, REVISI\n\n{HEADS}{ROWS}")
    assert len(sheet.rows) == 2 and not sheet.errors


def test_the_wrong_sign_or_sheet_is_told_in_words():
    for sheet in (read("Kode:Nama\nA:x\n"), sheet_of(("Petunjuk pengisian",))):
        assert sheet.rows == [] and "lembar pertama" in sheet.errors[0][1]


def test_a_schedule_of_thousands_of_rows_survives_its_preview():
    rows = "".join(f"A.{n};Uraian {n};2 Tahun;3 Tahun;Musnah\n" for n in range(6000))
    sheet = read(HEADS + rows)
    assert len(sheet.rows) == 6000 and not sheet.errors
    text = packed(sheet.rows, user_id=1)
    assert len(text) < 500_000 and unpacked(text, user_id=1) == sheet.rows


def test_a_unit_of_time_may_stand_in_the_heading():
    heads = "Kode;Jenis Arsip;Retensi Aktif (Tahun);Inaktif (thn);Nasib Akhir Arsip\n"
    sheet = read(f"{heads}KU.1;Anggaran;2;3;Musnah\n")
    (rule,) = sheet.rows
    assert (rule.active_years, rule.inactive_years) == (2, 3) and not sheet.errors


def test_a_formula_without_its_value_is_told():
    heads = ("Kode", "Nama", "Aktif", "Inaktif", "Nasib akhir")
    sheet = sheet_of(heads, ("KU.1", "Anggaran", "=1+1", "3", "Musnah"))
    assert not sheet.rows and "=1+1" in sheet.errors[0][1]
