"""What a Word file hides or has not decided: not taken, or taken and told."""

import pytest

from eoffice import pdf
from tests.pdf.test_docx import WORDS, word_file


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def taken_out(text):
    return f"<w:r><w:delText>{text}</w:delText></w:r>"


MARK_GONE = "<w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>"
INSERTED = f"<w:ins w:id='1'>{run('baru')}</w:ins>"
DELETED = f"<w:del w:id='2'>{taken_out('lama')}</w:del>"
HIDDEN_STYLE = (
    f"<w:styles xmlns:w='{WORDS}'><w:style w:type='character' w:styleId='Samar'><w:rPr>"
    "<w:vanish/></w:rPr></w:style></w:styles>"
).encode()


@pytest.fixture
def read(tmp_path):
    def made(body, **parts):
        return pdf.docx_to_html(word_file(tmp_path, body, **parts))

    return made


@pytest.mark.parametrize(
    ("properties", "is_hidden"),
    [("<w:vanish/>", True), ("<w:vanish w:val='0'/>", False), ("<w:rStyle w:val='Samar'/>", True)],
)
def test_hidden_words_are_not_taken(properties, is_hidden, read):
    found = read(f"<w:p>{run('ada ')}{run('rahasia', properties)}</w:p>", styles=HIDDEN_STYLE)
    assert found.html.strip() == ("<p>ada </p>" if is_hidden else "<p>ada rahasia</p>")
    assert found.hidden == is_hidden


def test_changes_are_taken_as_accepted_and_counted(read):
    found = read(f"<w:p>{run('kata ')}{DELETED}{INSERTED}</w:p>")
    assert (found.html, found.changes) == ("<p>kata baru</p>", 2)


def test_crossed_out_words_and_comments_are_counted(read):
    body = run("sah", "<w:strike/>") + run("x", "<w:dstrike w:val='0'/>")
    found = read(f"<w:p>{body}<w:r><w:commentReference w:id='0'/></w:r></w:p>")
    assert (found.html, found.struck, found.comments) == ("<p><s>sah</s>x</p>", 1, 1)


def test_moved_words_stand_once(read):
    gone = f"<w:moveFrom w:id='4'>{run('pindah')}</w:moveFrom>"
    come = f"<w:moveTo w:id='5'>{run('pindah')}</w:moveTo>"
    assert read(f"<w:p>{gone}</w:p><w:p>{come}</w:p>").html == "<p>pindah</p>"


def test_a_paragraph_whose_end_is_taken_out_goes_on_in_the_next(read):
    found = read(f"<w:p>{MARK_GONE}{run('satu ')}</w:p><w:p>{run('dua')}</w:p>")
    assert found.html == "<p>satu dua</p>"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (run("a") + "<w:r><w:tab/></w:r>" + run("b"), "a\tb"),
        (run("a") + "<w:r><w:ptab w:alignment='right'/></w:r>" + run("b"), "a\tb"),
        (run("a") + "<w:r><w:cr/></w:r>" + run("b"), "a<br />b"),
        (run("kepala", "<w:caps/>"), "KEPALA"),
        ("<m:oMath xmlns:m='m'><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
    ],
)
def test_nothing_is_lost_without_a_word(body, shown, read):
    assert read(f"<w:p>{body}</w:p>").html.replace("<br/>", "<br />") == f"<p>{shown}</p>"


def test_a_file_with_definitions_of_its_own_is_refused(tmp_path):
    source = word_file(tmp_path, prolog='<!DOCTYPE w [<!ENTITY s "x">]>')
    with pytest.raises(pdf.Refused):
        pdf.docx_to_html(source)
