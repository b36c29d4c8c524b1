"""Tables that strangers make: read in a limited child, formulas never computed, bombs refused."""

from datetime import date

import pytest
from django.utils import translation

from eoffice import tables
from eoffice.tables import BadTable, read_rows, read_table
from tests.pdf import tables as made

UNICODE_TEXT = "kode\tnama\nA\tB\n".encode("utf-16")


def test_an_xlsx_is_read_as_text():
    day = date(2024, 8, 19)
    table = read_table(made.upload(made.xlsx(["kode", "hari"], ["A", 7.0], ["B", day])))
    assert table.headers == ("kode", "hari")
    assert table.rows == ((2, ("A", "7")), (3, ("B", "2024-08-19")))


def test_a_number_that_lost_its_last_digits_is_not_told_as_if_whole():
    table = read_rows(made.upload(made.xlsx([199001012015011002, 999_999_999_999_999])))
    assert table == ((1, ("1.99001E+17", "999999999999999")),)


def test_a_formula_is_what_it_showed_and_else_its_own_text():
    assert read_rows(made.upload(made.xlsx(["=1+1"]))) == ((1, ("=1+1",)),)
    saved = made.with_sheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')
    assert read_rows(made.upload(saved)) == ((1, ("2",)),)


def test_a_formula_that_came_out_empty_is_not_one_that_was_never_computed():
    cells = (
        '<c r="A1" t="str"><f>IF(1,"","")</f><v></v></c>',
        '<c r="B1"><f>IF(1,"","")</f><v></v></c>',
        '<c r="C1"><f t="array" ref="C1">SUM(1)</f></c>',
    )
    row = f'<row r="1">{"".join(cells)}</row>'
    assert read_rows(made.upload(made.with_sheet(row))) == ((1, ("", '=IF(1,"","")', "=SUM(1)")),)


def test_a_sheet_that_says_how_to_fill_in_the_table_is_not_the_table():
    book, out = made.Workbook(), made.BytesIO()
    book.active.append(["Petunjuk: isi lembar kedua."])
    for row in (["kode", "nama"], ["A", "=1+1"]):
        (book["Isi"] if "Isi" in book.sheetnames else book.create_sheet("Isi")).append(row)
    book.save(out)
    assert read_table(made.upload(out.getvalue())).rows == ((2, ("A", "=1+1")),)


@pytest.mark.parametrize("text", ["kode;nama\nA;B\n", "kode,nama\nA,B\n", "kode\tnama\nA\tB\n"])
def test_a_csv_is_read_whatever_separates_it(text):
    assert read_table(made.upload(text.encode("utf-8-sig"))).rows == ((2, ("A", "B")),)


def test_a_cell_is_one_line_unless_its_lines_are_asked_for():
    data = made.xlsx(["alamat"], ["Jalan 1 \n\n Jakarta  10110"])
    assert read_rows(made.upload(data))[1] == (2, ("Jalan 1 Jakarta 10110",))
    assert read_rows(made.upload(data), keep_lines=True)[1] == (2, ("Jalan 1\nJakarta 10110",))


def test_what_a_spreadsheet_says_to_itself_is_no_row():
    table = read_table(made.upload(b"sep=;\r\nkode;nama\r\nA;B\r\n"))
    assert (table.headers, table.rows) == (("kode", "nama"), ((3, ("A", "B")),))


def test_old_and_wide_alphabets_are_read():
    assert read_table(made.upload(UNICODE_TEXT)).rows == ((2, ("A", "B")),)
    assert read_rows(made.upload("Café".encode("cp1252"))) == ((1, ("Café",)),)


def test_empty_rows_do_not_count_and_keep_the_numbers():
    assert read_table(made.upload(made.far_away(60_000))).rows == ((60_000, ("A",)),)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", tables.NO_ROWS),
        (b"kode;nama\n", tables.NO_ROWS),
        (b"PK\x03\x04 not a zip", tables.DAMAGED),
        (b"\0\1\2 bytes", tables.NO_TABLE),
        (b"%PDF-1.7\nletter", tables.NO_TABLE),
        (b"<html><table>", tables.NO_TABLE),
        (made.with_part("xl/worksheets/sheet1.xml", b"<no"), tables.DAMAGED),
        (made.with_part("xl/styles.xml", b" " * (49 << 20)), tables.TOO_LARGE),
        (made.laughs(), tables.DAMAGED),
        (b"x" * (tables.MOST_BYTES + 1), tables.TOO_LARGE),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_is_no_table_is_refused_in_words(data, sentence):
    with pytest.raises(BadTable) as refusal:
        read_table(made.upload(data))
    assert refusal.value.sentence == sentence


@pytest.mark.parametrize("data", [b"kode\n" + b"A\n" * 6000, made.far_away(1_048_576)])
def test_how_many_rows_are_taken_is_said(data):
    with pytest.raises(BadTable) as refusal, translation.override("id"):
        read_table(made.upload(data))
    assert refusal.value.sentence == "Tabel memiliki lebih dari 5.000 baris; bagilah."


def test_more_rows_than_anybody_types_are_refused_before_they_are_all_read():
    with pytest.raises(BadTable) as refusal:
        read_rows(made.upload(made.many(150_000)))
    assert refusal.value.sentence in {tables.too_many(tables.MOST_ROWS), tables.TOO_LARGE}
