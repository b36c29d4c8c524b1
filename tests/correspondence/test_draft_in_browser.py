"""The page of a draft in a real browser: an editor, a save that waits for the line, two windows."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.correspondence.draft_window import COPIES, body_of, draft_by, type_into
from tests.correspondence.pasted import FROM_WORD, PASTE

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("layout", ["invitation", "assignment"])
def test_it_has_no_violation_at_either_width(layout, open_page, citra, world):
    tab = open_page(draft_by(citra, world.units["kppn"], layout))
    for fold in tab.locator("main details > summary").all():
        fold.click()
    for width in (1366, 390):
        tab.set_viewport_size({"width": width, "height": 844})
        assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
        found = Axe().run(tab).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_what_is_typed_is_kept_and_the_page_is_drawn_anew(open_page, citra, world):
    draft = draft_by(citra, world.units["kppn"])
    tab = open_page(draft)
    with tab.expect_response(lambda answer: "autosave" in answer.url and answer.ok):
        type_into(tab, "Baru. ")
        tab.click("[data-rich=body] [data-does=center]")
    assert body_of(draft).startswith('<p data-align="center">Baru. Isi</p><table>')
    drawn = re.compile("^data:image/")
    expect(tab.locator("[data-preview] img").first).to_have_attribute("src", drawn)


def test_what_is_pasted_from_word_becomes_lists_and_centred_lines(open_page, citra, world):
    tab = open_page(draft_by(citra, world.units["kppn"]))
    tab.locator("[data-rich=body] .letter-text").click()
    tab.keyboard.press("Control+a")
    tab.evaluate(PASTE, FROM_WORD)
    typed = tab.locator("[name=body_rich]").input_value()
    assert typed == (
        '<p data-align="center">JUDUL</p>'
        "<ol><li><p>Satu</p><ul><li><p>di bawahnya</p></li></ul></li><li><p>Dua</p></li></ol>"
        '<ol start="2" type="a"><li><p>Huruf</p></li></ol><p>baru</p>'
    )


def test_a_lost_line_is_told_and_the_text_is_kept_when_it_is_back(open_page, citra, world):
    draft = draft_by(citra, world.units["kppn"])
    tab = open_page(draft)
    tab.context.set_offline(True)
    type_into(tab, "Tanpa jaringan. ")
    tab.wait_for_selector("[data-state].late")
    assert tab.evaluate(COPIES) == 1
    tab.context.set_offline(False)
    tab.wait_for_selector("[data-state]:not(.late):has-text('.')")
    assert "Tanpa jaringan" in body_of(draft) and tab.evaluate(COPIES) == 0


def test_no_copy_of_a_secret_stays_in_the_browser(open_page, citra, world):
    tab = open_page(draft_by(citra, world.units["kppn"], security="rahasia"))
    tab.context.set_offline(True)
    type_into(tab, "Rahasia. ")
    tab.wait_for_selector("[data-state].late")
    assert tab.evaluate(COPIES) == 0


def test_a_crashed_tab_brings_its_copy_back(open_page, citra, world):
    draft = draft_by(citra, world.units["kppn"])
    tab = open_page(draft)
    tab.context.set_offline(True)
    type_into(tab, "Sebelum mati. ")
    tab.wait_for_selector("[data-state].late")
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.goto("about:blank")  # gone before the line is back, so that nothing of it is sent
    tab.context.set_offline(False)
    tab = open_page(draft)
    expect(tab.locator("[data-rich=body] .letter-text")).to_contain_text(
        "Sebelum mati", timeout=20_000
    )


def test_a_second_window_is_shown_both_texts(open_page, citra, world):
    draft = draft_by(citra, world.units["kppn"])
    tab = open_page(draft)
    other = open_page(draft, tab.context.new_page())
    for window, words in ((tab, "Pertama. "), (other, "Kedua. ")):
        with window.expect_response(lambda answer: "autosave" in answer.url):
            type_into(window, words)
    other.wait_for_selector(".conflict")
    assert Axe().run(other).response["violations"] == []
    other.click(".conflict .btn-primary")
    other.wait_for_selector("[data-rich=body] .letter-text:has-text('Kedua')")
    assert body_of(draft).startswith("<p>Kedua. Isi</p>")
