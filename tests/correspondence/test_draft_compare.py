"""Two versions of a draft side by side: matched by their places, then word by word."""

import pytest
from django.urls import reverse

from correspondence.actions import drafting
from correspondence.draft_blocks import blocks_of
from correspondence.word_diff import compared, words_compared
from tests.correspondence.drafts import content_of, draft_by, kind_of

OLD = "<p>Satu dua tiga.</p><p>Tetap.</p><ol><li>Butir a</li><li>Butir b</li></ol>"
NEW = "<p>Baru.</p><p>Satu dua empat.</p><p>Tetap.</p><ol><li>Butir a</li></ol>"


def body_of(older, newer):
    found = compared(content_of(body=older), content_of(body=newer))
    return next(section.pairs for section in found.sections if str(section.label) != "Perihal")


def said(pieces):
    return [(piece.text, piece.is_changed) for piece in pieces]


def test_words_that_went_and_came_are_marked():
    older, newer = words_compared("Rapat hari Senin pagi", "Rapat hari Selasa pagi")
    assert said(older) == [("Rapat hari ", False), ("Senin", True), (" pagi", False)]
    assert said(newer) == [("Rapat hari ", False), ("Selasa", True), (" pagi", False)]


@pytest.mark.parametrize("text", ["", "Satu, dua.", "Satu\ndua"])
def test_nothing_is_lost_between_the_pieces(text):
    older, newer = words_compared(text, "Satu tiga")
    assert "".join(piece.text for piece in older) == text
    assert "".join(piece.text for piece in newer) == "Satu tiga"


def test_what_did_not_change_is_not_marked():
    found = compared(content_of(body=OLD), content_of(body=OLD))
    assert found.changes == 0


def test_a_paragraph_that_was_put_in_moves_nothing_else():
    found = compared(content_of(body=OLD), content_of(body=f"<p>Baru.</p>{OLD}"))
    assert found.changes == 1


def test_only_its_form_changed():
    bold = OLD.replace("Tetap.", "<strong>Tetap.</strong>")
    found = compared(content_of(body=OLD), content_of(body=bold))
    assert [pair.is_form_only for s in found.sections for pair in s.pairs if pair.is_changed] == [
        True
    ]


def test_marks_of_the_letter_that_differ_are_listed():
    older, newer = content_of(classification=3), content_of(classification=7, urgency="segera")
    facts = compared(older, newer, codes={7: "620"}).facts
    assert [fact.newer for fact in facts] == ["Segera", "620"]
    assert facts[1].older == "–"


def test_a_place_is_a_paragraph_an_item_or_a_table():
    table = "<table><tr><td>1</td><td>dua <b>tiga</b> lagi</td></tr></table>"
    blocks = blocks_of(content_of(body=OLD + table))
    body = [(block.index, block.text) for block in blocks if block.part == "body"]
    assert body[2:] == [(2, "Butir a"), (3, "Butir b"), (4, "1 dua tiga lagi")]


def test_the_page_says_it_to_those_who_do_not_see_colours(client_of, world, citra, eka):
    draft = draft_by(citra, kind_of(world), body=OLD)
    drafting.save_version(draft.pk, content_of(body=NEW), based_on=1, by=citra)
    url = reverse("outgoing:compare", args=[draft.pk])
    html = client_of(citra).get(url, {"a": 1, "b": 2}).content.decode()
    assert "<ins>" in html and "<del>" in html and "visually-hidden" in html
    assert client_of(citra).get(url, {"a": 1, "b": 9}).status_code == 404
    assert client_of(eka).get(url).status_code == 404


def test_places_that_say_the_same_are_folded(client_of, citra, world):
    long = "".join(f"<p>Alinea {n}</p>" for n in range(30))
    draft = draft_by(citra, kind_of(world), body=long)
    changed = content_of(body=long.replace("Alinea 20", "Alinea dua puluh"))
    drafting.save_version(draft.pk, changed, based_on=1, by=citra)
    page = client_of(citra).get(reverse("outgoing:compare", args=[draft.pk])).content.decode()
    assert page.count('<details class="same"') == 2
    assert "20 bagian yang sama" in page and "9 bagian yang sama" in page
