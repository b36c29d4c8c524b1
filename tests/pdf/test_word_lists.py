"""Lists of a Word file keep the numbers that Word shows."""

import pytest

from eoffice import pdf
from tests.pdf.test_docx import WORDS, word_file

SIMPLE = ("decimal", "%1.")


def numbering(*levels, more=""):
    """One list with these levels as number 1; `more` are further numbers."""
    made = "".join(
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{kind}'/>"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
        for at, (kind, text) in enumerate(levels)
    )
    number = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    return (
        f"<w:numbering xmlns:w='{WORDS}'><w:abstractNum w:abstractNumId='0'>{made}"
        f"</w:abstractNum>{number}{more}</w:numbering>"
    ).encode()


def item(text, level=0, number=1, style=""):
    place = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"
    said = f"<w:pStyle w:val='{style}'/>" if style else place
    return f"<w:p><w:pPr>{said}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def plain(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.fixture
def read(tmp_path):
    def made(*paragraphs, **parts):
        return pdf.docx_to_html(word_file(tmp_path, "".join(paragraphs), **parts)).html

    return made


def test_a_list_goes_on_after_a_pause(read):
    html = read(item("a"), item("b"), plain("sela"), item("c"), numbering=numbering(SIMPLE))
    assert html == (
        '<ol><li><p>a</p></li><li><p>b</p></li></ol><p>sela</p><ol start="3"><li><p>c</p></li></ol>'
    )


def test_a_list_that_begins_again_does_so(read):
    again = (
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
        "<w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    )
    html = read(item("a"), item("b", number=2), numbering=numbering(SIMPLE, more=again))
    assert html == "<ol><li><p>a</p></li></ol><ol><li><p>b</p></li></ol>"


def test_levels_lie_in_one_another_and_letters_stay(read):
    levels = numbering(SIMPLE, ("lowerLetter", "%2."), ("bullet", "-"))
    html = read(item("a"), item("b", 1), item("c", 1), item("d", 2), item("e"), numbering=levels)
    assert html == (
        '<ol><li><p>a</p><ol type="a"><li><p>b</p></li><li><p>c</p><ul><li><p>d</p></li></ul>'
        "</li></ol></li><li><p>e</p></li></ol>"
    )


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        ("upperLetter", "%1.", '<ol type="A"><li><p>x</p></li></ol>'),
        ("upperRoman", "%1.", '<ol type="I"><li><p>x</p></li></ol>'),
        ("decimal", "(%1)", "<ol><li><p>x</p></li></ol>"),
        ("decimal", "Pasal %1", "<p>Pasal 1 x</p>"),
        ("upperRoman", "BAB %1", "<p>BAB I x</p>"),
        ("none", "", "<p>x</p>"),
    ],
)
def test_what_a_list_cannot_say_is_written_out(kind, text, shown, read):
    assert read(item("x"), numbering=numbering((kind, text))) == shown


def test_numbers_of_several_levels_are_written_out(read):
    levels = numbering(SIMPLE, ("decimal", "%1.%2"))
    html = read(item("a"), item("b", 1), item("c"), item("d", 1), item("e", 1), numbering=levels)
    assert html == (
        "<ol><li><p>a</p><p>1.1 b</p></li><li><p>c</p><p>2.1 d</p><p>2.2 e</p></li></ol>"
    )


def test_a_style_numbers_its_paragraphs(read):
    styles = (
        f"<w:styles xmlns:w='{WORDS}'><w:style w:type='paragraph' w:styleId='Butir'><w:pPr>"
        "<w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='Anak'><w:basedOn w:val='Butir'/></w:style>"
        "</w:styles>"
    ).encode()
    html = read(
        item("a", style="Butir"), item("b", style="Anak"), styles=styles,
        numbering=numbering(SIMPLE),
    )  # fmt: skip
    assert html == "<ol><li><p>a</p></li><li><p>b</p></li></ol>"


def test_a_number_may_count_in_its_own_way_and_a_paragraph_not_at_all(read):
    more = (
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:lvl>"
        "<w:start w:val='4'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1.'/></w:lvl>"
        "</w:lvlOverride></w:num>"
    )
    html = read(item("a", number=2), item("b", number=0), numbering=numbering(SIMPLE, more=more))
    assert html == '<ol type="a" start="4"><li><p>a</p></li></ol><p>b</p>'


def test_another_list_that_stands_further_in_lies_in_the_first(read):
    def further(number, left):
        counts = "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/>"
        stands = f"<w:pPr><w:ind w:left='{left}'/></w:pPr>"
        level = f"<w:lvl w:ilvl='0'>{counts}{stands}</w:lvl>"
        return f"<w:abstractNum w:abstractNumId='{number}'>{level}</w:abstractNum>"

    nums = "".join(f"<w:num w:numId='{n}'><w:abstractNumId w:val='{n}'/></w:num>" for n in (1, 2))
    book = f"<w:numbering xmlns:w='{WORDS}'>{further(1, 360)}{further(2, 720)}{nums}</w:numbering>"
    html = read(item("a"), item("x", number=2), item("b"), numbering=book.encode())
    lying = '<ol type="1"><li><p>x</p></li></ol>'  # without it a letter would count a, b, c
    assert html == f"<ol><li><p>a</p>{lying}</li><li><p>b</p></li></ol>"


def test_lists_in_cells_stay_there(read):
    cells = f"<w:tbl><w:tr><w:tc>{item('a')}</w:tc><w:tc>{item('b')}</w:tc></w:tr></w:tbl>"
    html = read(cells, numbering=numbering(SIMPLE))
    assert "<td><ol><li><p>a</p></li></ol></td>" in html
    assert '<td><ol start="2"><li><p>b</p></li></ol></td>' in html


def test_marks_that_somebody_typed_are_no_lists(read):
    assert read(plain("\ue0000\ue001-\ue0010\ue001\ue002x")) == "<p>0-0x</p>"
