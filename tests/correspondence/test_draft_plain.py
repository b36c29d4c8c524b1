"""Rich text as plain paragraphs: what is no paragraph stays where it is."""

import pytest
from django.utils import translation

from correspondence.draft_plain import has_marks, plain_of, with_plain

TABLE = "<table><tbody><tr><td>1</td></tr></tbody></table>"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_paragraphs_and_marks():
    assert plain_of(f"<p>Satu<br>dua</p>{TABLE}<ul><li>x</li></ul>") == (
        "Satu\ndua\n\n[table 1]\n\n[list 1]"
    )
    assert has_marks(TABLE) and not has_marks("<p>Satu</p>")


def test_nothing_changed_changes_nothing():
    text = f'<p data-align="center"><strong>Satu</strong></p>{TABLE}<p>Dua</p>'
    assert with_plain(text, plain_of(text)) == text


def test_a_table_stays_between_its_paragraphs():
    text = with_plain(f"<p>Satu</p>{TABLE}<p>Dua</p>", "Baru & <b>\n\n[table 1]\n\nDua")
    assert text == f"<p>Baru &amp; &lt;b&gt;</p>{TABLE}<p>Dua</p>"


def test_a_lost_mark_loses_no_table():
    assert with_plain(f"<p>Satu</p>{TABLE}<p>Dua</p>", "Satu\n\nDua") == (
        f"<p>Satu</p>{TABLE}<p>Dua</p>"
    )
    assert with_plain(TABLE, "") == TABLE


def test_words_without_a_paragraph_are_kept():
    assert with_plain("Lepas<p>Satu</p>", "Lepas\n\nSatu") == "<p>Lepas</p><p>Satu</p>"


def test_words_behind_a_break_and_in_bold_are_read():
    assert plain_of("<p>a <em>b</em> c<br>d</p>") == "a b c\nd"
