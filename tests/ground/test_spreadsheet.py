"""A table that we write is read by others as it was meant."""

from io import BytesIO

from openpyxl import load_workbook

from eoffice import spreadsheet

ROWS = [["Nomor", "Perihal"], ["007", "=1+1"], [12, None], ["", "dua\nbaris & <tanda> \x0bbukan"]]


def read_back(**how):
    return load_workbook(BytesIO(spreadsheet.workbook("Buku 1/2", ROWS, **how))).active


def test_texts_stay_texts_and_numbers_numbers():
    sheet = read_back()
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Nomor", "Perihal"],
        ["007", "=1+1"],
        [12, None],
        ["", "dua\nbaris & <tanda> bukan"],
    ]


def test_nothing_is_a_formula():
    cell = read_back()["B2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_the_heading_is_bold_and_stays_in_view():
    sheet = read_back(bold=(1,), frozen=1, widths=(14, 40))
    assert [cell.font.b for cell in (sheet["A1"], sheet["A2"])] == [True, False]
    assert (sheet.freeze_panes, sheet.column_dimensions["B"].width) == ("A2", 40)


def test_the_sheet_has_a_name_that_is_allowed():
    assert read_back().title == "Buku 1 2"
