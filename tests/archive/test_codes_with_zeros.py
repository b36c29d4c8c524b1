"""Codes that a spreadsheet keeps as numbers: with their zeros where they show, else told of."""

import io

import openpyxl
import pytest
from django.core.files.base import ContentFile

from archive.importing.rules import read_rules

HEADS = ["kode", "nama", "aktif", "inaktif", "nasib akhir"]
TERMS = [2, 3, "Musnah"]


def sheet_of(*rows, formats=()):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADS)
    for row in rows:
        sheet.append(row)
    for place, pattern in formats:
        sheet[place].number_format = pattern
    out = io.BytesIO()
    book.save(out)
    return read_rules(ContentFile(out.getvalue(), "jra.xlsx"))


def codes(sheet):
    return [row.code for row in sheet.rows]


def test_zeros_that_the_cell_shows_are_in_the_code():
    sheet = sheet_of([5, "Undangan", *TERMS], ["005.1", "Rapat", *TERMS], formats=[("A2", "000")])
    assert codes(sheet) == ["005", "005.1"] and not sheet.errors


def test_zeros_that_are_gone_are_told_of():
    sheet = sheet_of([5, "Undangan", *TERMS], ["005.1", "Rapat", *TERMS], [800, "Pegawai", *TERMS])
    assert codes(sheet) == ["005.1", "800"]
    assert [number for number, _said in sheet.errors] == [2] and "005" in sheet.errors[0][1]


@pytest.mark.parametrize("code", [0.1, 5.1, 5])
def test_zeros_that_are_gone_before_a_point_are_told_of(code):
    rows = [["000.1.2", "Dinas", *TERMS], ["005.1.1", "Rapat", *TERMS], [code, "Umum", *TERMS]]
    sheet = sheet_of(*rows)
    assert codes(sheet) == ["000.1.2", "005.1.1"] and [row for row, _said in sheet.errors] == [4]


def test_the_code_above_is_read_like_the_code():
    heads, terms = "kode;nama;kode induk;aktif;inaktif;nasib akhir", "2;3;Musnah"
    table = f"{heads}\n800,1;Cuti;;{terms}\n800.1.2\u200b;Cuti tahunan;800,1;{terms}\n"
    sheet = read_rules(ContentFile(table.encode(), "jra.csv"))
    assert [(row.code, row.parent) for row in sheet.rows] == [("800.1", ""), ("800.1.2", "800.1")]


@pytest.mark.parametrize("code", ["5", "50", "KU.05", "000"])
def test_what_may_be_a_code_of_its_own_stays(code):
    sheet = sheet_of([code, "Umum", *TERMS], ["010.5", "Rapat", *TERMS])
    assert codes(sheet) == [code, "010.5"] and not sheet.errors


def test_a_number_with_decimals_is_a_code_below_another_and_years_stay_years():
    rows = [[800, "Pegawai", *TERMS], [800.1, "Cuti", *TERMS]]
    sheet = sheet_of(*rows, formats=[("C2", "0.00"), ("D2", '0" Tahun"')])
    assert codes(sheet) == ["800", "800.1"]
    assert [(row.active_years, row.inactive_years) for row in sheet.rows] == [(2, 3), (2, 3)]
