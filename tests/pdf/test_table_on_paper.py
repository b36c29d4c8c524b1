"""Tables of a letter on paper: measured columns, whole rows, turned pages, no lonely signature."""

import itertools

import pikepdf
import pytest

from correspondence.printing.rich_text import blocks_of
from eoffice import pdf

AMOUNT = "Rp1.234.567.890,00"
LETTER = {
    "paper": "f4", "title": "SURAT", "type": "Surat", "number": "1", "date": "1 Mei 2024",
    "signature": {"lines": ["Kepala,"], "title": "Kepala", "name": "Arunika", "nip": ""},
}  # fmt: skip


def table(head, row, rows):
    top = "".join(f"<th>{name}</th>" for name in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{cell.format(n)}</td>" for cell in row) + "</tr>"
        for n in range(rows)
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


@pytest.fixture
def pages(tmp_path):
    """The pages of a letter with this text and this annex: what each says, and how it lies."""

    def made(body="", annex="", template="letter_letter", **data):
        given = LETTER | {"body": blocks_of(body), "annexes": [blocks_of(annex)] if annex else []}
        path = pdf.typeset(template, given | data, tmp_path / "x.pdf")
        with pikepdf.open(path) as whole:
            boxes = [[float(side) for side in page.mediabox] for page in whole.pages]
        found = [pdf.read_page(path, n) for n, _ in enumerate(boxes, start=1)]
        return list(zip(found, (box[2] > box[3] for box in boxes), strict=True))

    return made


def test_amounts_side_by_side_never_touch(pages):
    row = ["{0}", "Belanja pemeliharaan gedung dan bangunan", *[AMOUNT] * 4]
    ((page, _),) = pages(table(["No", "Uraian", *"ABCD"], row, 3))
    amounts = sorted(
        (round(word.y0, 2), word.x0, word.x1) for word in page.words if word.text == AMOUNT
    )
    assert len(amounts) == 12
    for (line, _, end), (below, start, _) in itertools.pairwise(amounts):
        assert line != below or end < start


def test_a_wide_annex_lies_and_a_narrow_one_stands(pages):
    wide = table(list("ABCDEFGHIJ"), [AMOUNT] * 10, 3)
    assert [turned for _, turned in pages("<p>Isi</p>", wide)] == [False, True]
    narrow = table(["No", "Nama"], ["{0}", "Budi"], 3)
    assert [turned for _, turned in pages("<p>Isi</p>", narrow)] == [False, False]


@pytest.mark.parametrize("rows", [34, 36, 37, 38])
def test_a_signature_behind_a_table_takes_its_last_row_along(rows, pages):
    found = pages("<p>Isi</p>", table(["Nomor", "Nama"], ["{0}", "Baris{0}"], rows))
    assert "Isi" in found[0][0].text
    last = found[-1][0].text
    assert f"Baris{rows - 1}" in last and "Nomor" in last and "Arunika" in last


def test_rows_stay_whole_and_the_head_comes_again(pages):
    row = ["{0}", "mulai{0} " + "kata " * 60 + "akhir{0}"]
    found = pages(table(["Nomor", "Nama"], row, 20))
    assert len(found) > 1
    for page, _ in found:
        assert "Nomor" in page.text
        words = page.text.split()
        for n in range(20):
            assert (f"mulai{n}" in words) == (f"akhir{n}" in words)


def test_a_row_longer_than_a_page_goes_on_overleaf(pages):
    found = pages(table(["Nomor", "Nama"], ["{0}", "kata " * 1600 + "akhir"], 1))
    assert "kata" in found[0][0].text and "akhir" in found[-1][0].text


def test_the_names_of_clauses_and_their_colons_stand_in_line(pages):
    names = ["KESATU", "KEDELAPAN", "KESEMBILAN", "KEDUA BELAS"]
    clauses = [[name, blocks_of("<p>Isi</p>")] for name in names]
    ((page, _),) = pages(template="letter_decree", clauses=clauses)
    words = page.words
    colons = {round(word.x0, 3) for word in words if word.text == ":"}
    ends = [word.x1 for word in words if word.text in ("KESEMBILAN", "BELAS")]
    assert len(colons) == 1 and len(ends) == 2 and max(ends) < min(colons)


def test_lists_count_as_their_writer_chose(pages):
    letters = '<ol type="a" start="3"><li>isi</li><li>isi<ol><li>isi</li></ol></li></ol>'
    ((page, _),) = pages(letters)
    assert [word.text for word in page.words if word.text[:-1] in list("abcdef")] == [
        "c.", "d.", "a.",
    ]  # fmt: skip


def test_figures_below_figures_and_in_a_cell_stay_figures(pages):
    below = '<ol><li>isi<ol type="1"><li>isi</li><li>isi</li></ol></li></ol>'
    cell = "<table><tr><td><ol><li>isi</li></ol></td></tr></table>"
    ((page, _),) = pages(below + cell)
    counted = [word.text for word in page.words if word.text in {"1.", "2.", "a.", "b."}]
    assert counted == ["1.", "1.", "2.", "1."]


def test_a_table_too_small_to_read_lies_on_a_page_of_its_own(pages):
    wide = table(list("ABCDEFGHIJKL"), [AMOUNT] * 12, 3)
    found = pages(f"<p>Sebelum</p>{wide}<p>Sesudah</p>")
    assert [turned for _, turned in found] == [False, True, False]
    for word, (page, _) in zip(("Sebelum", AMOUNT, "Sesudah"), found, strict=True):
        assert word in page.text
    assert "Arunika" in found[-1][0].text


def test_a_signature_behind_a_turned_table_stands_below_it(pages):
    found = pages("<p>Isi</p>" + table(list("ABCDEFGHIJKL"), [AMOUNT] * 12, 3))
    assert [turned for _, turned in found] == [False, True]
    assert AMOUNT in found[-1][0].text and "Arunika" in found[-1][0].text


@pytest.mark.parametrize("paragraphs", range(24, 34, 2))
def test_a_signature_behind_a_row_longer_than_a_page_takes_its_end_along(paragraphs, pages):
    cell = "".join(f"<p>{'kata ' * 60}butir{n}</p>" for n in range(paragraphs))
    found = pages(table(["Nomor", "Nama"], ["{0}", cell], 1))
    assert len(found) > 1
    last = found[-1][0].text
    assert f"butir{paragraphs - 1}" in last and "Arunika" in last
