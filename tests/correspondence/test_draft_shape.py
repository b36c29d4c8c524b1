"""What comes from a Word file stands as the editor writes it: opening it changes nothing."""

import pytest

from correspondence.draft_content import rich
from correspondence.draft_shape import shaped


@pytest.mark.parametrize(
    ("brought", "written"),
    [
        ("", ""),
        ("<p>a</p>Judul<p>b</p>", "<p>a</p><p>Judul</p><p>b</p>"),
        ("<p>a</p><p></p><p>b</p>", "<p>a</p><p>b</p>"),
        (
            "<ol><li>x <em>y</em><ul><li>z</li></ul></li></ol>",
            "<ol><li><p>x <em>y</em></p><ul><li><p>z</p></li></ul></li></ol>",
        ),
        (
            "<table><tbody><tr><td></td><td>q<br>r</td></tr></tbody></table>",
            "<table><tbody><tr><td><p></p></td><td><p>q<br>r</p></td></tr></tbody></table>",
        ),
        ("<p>satu\tdua</p>", "<p>satu dua</p>"),
    ],
)
def test_all_words_stand_in_paragraphs(brought, written):
    assert shaped(rich(brought)) == written
    assert shaped(written) == written
