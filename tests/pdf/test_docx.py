"""A Word file as HTML, in a limited child: words, lists, tables; no bombs, nothing from outside."""

from __future__ import annotations

import contextlib
import zipfile
from pathlib import Path

import pytest

from eoffice import pdf

TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/\
content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.\
relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName=\
"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.\
document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/\
package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/\
officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = """<w:p><w:r><w:t>Dengan </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>hormat</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>&lt;b&gt;sel&lt;/b&gt;</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"""


def word_file(folder: Path, body: str = BODY, *, prolog: str = "", **parts: bytes) -> Path:
    """A small .docx with this body."""
    path = folder / "surat.docx"
    document = f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{WORDS}"><w:body>{body}'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", f"{document}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


def test_words_bold_and_tables_are_taken(tmp_path):
    html = pdf.docx_to_html(word_file(tmp_path)).html
    assert "<p>Dengan <strong>hormat</strong></p>" in html
    assert "<table>" in html and "&lt;b&gt;sel&lt;/b&gt;" in html


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"PK\x03\x04 nothing"])
def test_what_is_no_word_file_is_refused(tmp_path, content):
    (tmp_path / "x.docx").write_bytes(content)
    with pytest.raises(pdf.Refused):
        pdf.docx_to_html(tmp_path / "x.docx")


@pytest.mark.parametrize(
    "inside, code",
    [("EncryptedPackage", pdf.Reason.ENCRYPTED), ("WordDocument", pdf.Reason.UNKNOWN_TYPE)],
)
def test_the_container_of_old_files_is_told_apart(tmp_path, inside, code):
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    (tmp_path / "x.docx").write_bytes(start + inside.encode("utf-16-le"))
    with pytest.raises(pdf.Refused) as refused:
        pdf.docx_to_html(tmp_path / "x.docx")
    assert refused.value.code == code


def test_an_archive_without_a_document_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as archive:
        archive.writestr("readme.txt", "halo")
    with pytest.raises(pdf.Refused) as refusal:
        pdf.docx_to_html(tmp_path / "x.docx")
    assert refusal.value.code == pdf.Reason.UNKNOWN_TYPE


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    with pytest.raises(pdf.Refused) as refusal:
        pdf.docx_to_html(word_file(tmp_path, styles=b" " * (8 << 20)))
    assert refusal.value.code == pdf.Reason.BOMB


def test_an_entity_bomb_dies_in_its_child(tmp_path):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    prolog = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>'
    body = "<w:p><w:r><w:t>&l8;</w:t></w:r></w:p>"
    with pytest.raises((pdf.Refused, pdf.ChildDied)):
        pdf.docx_to_html(word_file(tmp_path, body, prolog=prolog))


def test_nothing_is_read_from_outside(tmp_path):
    (tmp_path / "secret").write_text("rahasia sekali")
    prolog = f'<!DOCTYPE w [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]>'
    source = word_file(tmp_path, "<w:p><w:r><w:t>x&s;</w:t></w:r></w:p>", prolog=prolog)
    with contextlib.suppress(pdf.Refused):
        assert "rahasia sekali" not in pdf.docx_to_html(source).html


@pytest.mark.parametrize(
    ("side", "tag"),
    [
        ("center", '<p data-align="center">'),
        ("right", '<p data-align="right">'),
        ("end", '<p data-align="right">'),
        ("both", "<p>"),
    ],
)
def test_paragraphs_keep_their_place_between_the_edges(tmp_path, side, tag):
    body = f'<w:p><w:pPr><w:jc w:val="{side}"/></w:pPr><w:r><w:t>Tentang</w:t></w:r></w:p>'
    assert pdf.docx_to_html(word_file(tmp_path, body)).html == f"{tag}Tentang</p>"


def test_a_heading_in_the_middle_stays_bold(tmp_path):
    styles = (
        f"<w:styles xmlns:w='{WORDS}'><w:style w:type='paragraph' w:styleId='Judul1'>"
        "<w:name w:val='heading 1'/></w:style></w:styles>"
    )
    lies = '<w:pStyle w:val="Judul1"/><w:jc w:val="center"/>'
    body = f"<w:p><w:pPr>{lies}</w:pPr><w:r><w:t>BAB I</w:t></w:r></w:p>"
    html = pdf.docx_to_html(word_file(tmp_path, body, styles=styles.encode())).html
    assert html == '<p data-align="center"><strong>BAB I</strong></p>'


def test_a_page_break_parts_words(tmp_path):
    body = '<w:p><w:r><w:t>satu</w:t><w:br w:type="page"/><w:t>dua</w:t></w:r></w:p>'
    assert pdf.docx_to_html(word_file(tmp_path, body)).html == "<p>satu<br />dua</p>"
