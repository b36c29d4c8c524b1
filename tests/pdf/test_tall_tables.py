"""Tables with long words and tall cells: nothing is refused, and nothing runs over an edge."""

import pypdfium2
import pytest

from correspondence.printing.rich_text import blocks_of
from eoffice import pdf
from tests.pdf.letters import PEOPLE
from tests.pdf.test_table_on_paper import LETTER

EDGE = 20  # points: nothing stands nearer to an edge of the paper
LONG = "kata " * 40


@pytest.fixture
def pages(tmp_path):
    """The words of the pages of a letter with this text, none of them over an edge."""

    def made(body, template="letter_letter", **data):
        given = LETTER | {"body": blocks_of(body)} | data
        path = pdf.typeset(template, given, tmp_path / "x.pdf")
        with pypdfium2.PdfDocument(path) as document:
            return [_inside(page) for page in document]

    return made


def _inside(page):
    text, (width, height) = page.get_textpage(), page.get_size()
    for left, bottom, right, top in map(text.get_rect, range(text.count_rects())):
        assert left > EDGE and bottom > EDGE and right < width - EDGE and top < height - EDGE
    return text.get_text_bounded()


def row(*cells, tag="td"):
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def test_a_long_word_over_a_narrow_and_a_wide_column(pages):
    head = "<tr><th colspan=2>Pertanggungjawabansepenuhnya</th><th>Catatan</th></tr>"
    (page,) = pages(f"<table>{head}{row('1', LONG, LONG)}</table>")
    assert "Pertanggungjawabansepenuhnya" in page


@pytest.mark.parametrize("columns", [8, 16])
def test_a_tall_row_of_narrow_columns_goes_on_overleaf(columns, pages):
    table = f"<table>{row(*'H' * columns, tag='th')}{row(*[LONG * 4] * columns)}</table>"
    assert len(pages(table)) > 1


def test_a_tall_cell_over_several_rows_does_too(pages):
    tall = f"<tr><td rowspan=2>{'<p>Baris</p>' * 90}</td><td>a</td></tr><tr><td>b</td></tr>"
    found = pages(f"<table>{tall}</table>")
    assert sum(page.count("Baris") for page in found) == 90


def test_a_tall_head_is_not_repeated(pages):
    head = row("Judul", "<p>Kepala</p>" * 60, tag="th")
    found = pages(f"<table>{head}{''.join(row(n, LONG) for n in range(30))}</table>")
    assert sum("Judul" in page for page in found) == 1


@pytest.mark.parametrize("paragraphs", [1, 6, 9, 12])
def test_what_is_sent_along_is_as_long_as_it_is(paragraphs, pages):
    found = pages(f"<p>{LONG}</p>" * paragraphs + "<p>Penutup</p>", "letter_cover")
    signed = next(page for page in found if "Arunika" in page)
    assert "Penutup" in signed


def test_many_witnesses_go_on_overleaf(pages):
    found = pages("<p>Isi</p>", "letter_minutes", people=[*PEOPLE, *PEOPLE])
    assert sum(page.count("Pegawai 14") for page in found) == 2


@pytest.mark.parametrize("items", range(24, 34, 2))
def test_a_signature_behind_a_long_item_takes_its_end_along(items, pages):
    inner = "".join(f"<li><p>{LONG}butir{n}</p></li>" for n in range(items))
    found = pages(f"<ol><li><p>Satu</p></li><li><p>Dua</p><ol>{inner}</ol></li></ol>")
    signed = next(page for page in found if "Arunika" in page)
    assert f"butir{items - 1}" in signed


def test_the_items_of_a_list_stand_in_line_to_its_end(tmp_path):
    body = "<ol>" + "".join(f"<li><p>butir{n}</p></li>" for n in range(1, 11)) + "</ol>"
    given = LETTER | {"body": blocks_of(body)}
    path = pdf.typeset("letter_letter", given, tmp_path / "x.pdf")
    starts = {round(word.x0, 3) for word in pdf.read_page(path, 1).words if "butir" in word.text}
    assert len(starts) == 1


def test_a_last_item_that_is_tall_itself_goes_on_overleaf(pages):
    inner = "".join(f"<li><p>{LONG}butir{n}</p></li>" for n in range(30))
    cell = f"<ol><li><p>Satu</p></li><li><p>Dua</p><ol>{inner}</ol></li></ol>"
    found = pages(f"<table>{row('H', 'H', tag='th')}{row('1', cell)}</table>")
    assert sum(page.count("butir") for page in found) == 30
