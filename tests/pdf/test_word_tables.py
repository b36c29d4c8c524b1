"""The head of a Word table: marked by its writer, or only shown in bold by the table's style."""

import pytest

from eoffice import pdf
from tests.pdf.test_docx import WORDS, word_file

STYLES = f"""<w:styles xmlns:w="{WORDS}"><w:style w:type="table" w:styleId="Base"><w:tblStylePr
w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style><w:style w:type="table"
w:styleId="Grid4"><w:basedOn w:val="Base"/></w:style><w:style w:type="table" w:styleId="Thin">
<w:tblStylePr w:type="firstRow"><w:rPr><w:b w:val="0"/></w:rPr></w:tblStylePr></w:style></w:styles>
"""
ROWS = "".join(
    f"<w:tr><w:tc><w:p><w:r><w:t>{word}</w:t></w:r></w:p></w:tc></w:tr>" for word in ("Uraian", "a")
)


def html_of(folder, facts, rows=ROWS):
    body = f"<w:tbl><w:tblPr>{facts}</w:tblPr>{rows}</w:tbl>"
    return pdf.docx_to_html(word_file(folder, body, styles=STYLES.encode())).html


@pytest.mark.parametrize("look", ['w:val="04A0" w:firstRow="1"', 'w:val="04A0"'])
def test_a_first_row_that_the_style_makes_bold_is_a_head(look, tmp_path):
    html = html_of(tmp_path, f'<w:tblStyle w:val="Grid4"/><w:tblLook {look}/>')
    assert "<th><p>Uraian</p></th>" in html and "<td><p>a</p></td>" in html


@pytest.mark.parametrize(
    "facts",
    [
        '<w:tblStyle w:val="Grid4"/><w:tblLook w:val="04A0" w:firstRow="0"/>',
        '<w:tblStyle w:val="Grid4"/><w:tblLook w:val="0480"/>',
        '<w:tblStyle w:val="Grid4"/>',
        '<w:tblStyle w:val="Thin"/><w:tblLook w:val="04A0"/>',
        '<w:tblStyle w:val="Unknown"/><w:tblLook w:val="04A0"/>',
        "",
    ],
)
def test_other_tables_keep_their_rows(facts, tmp_path):
    assert "<th>" not in html_of(tmp_path, facts)


def test_what_the_writer_marked_stays(tmp_path):
    marked = ROWS.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)
    html = html_of(tmp_path, '<w:tblStyle w:val="Grid4"/><w:tblLook w:val="04A0"/>', marked)
    assert html.count("<th>") == 1
