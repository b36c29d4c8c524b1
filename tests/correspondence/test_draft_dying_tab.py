"""A tab that dies while it saves: the newest text comes back, and never clashes with itself."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.correspondence.draft_window import COPIES, body_of, draft_by, type_into

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TEXT = "[data-rich=body] .letter-text"
HUNG = 45_000
"""Milliseconds; the page gives up an answer that does not come after 30 s, and asks again."""


@pytest.fixture
def dying(open_page, citra, world, client_of):
    """A tab whose saves never get through; what it sent can be handed in by hand."""
    draft = draft_by(citra, world.units["kppn"])
    tab, sent = open_page(draft), []
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.route("**/autosave/", lambda route: sent.append(route.request.post_data))

    def arrives(body):
        url = reverse("outgoing:autosave", args=[draft.pk])
        return client_of(citra).post(url, dict(parse_qsl(body, keep_blank_values=True)))

    yield draft, tab, sent, arrives


def until_sent(tab, sent, number):
    """The browser has handed its save to the line."""
    for _look in range(100):
        if len(sent) >= number:
            return
        tab.wait_for_timeout(100)
    raise AssertionError(sent)


def dies(tab):
    """Gone, without an answer to what it sent."""
    tab.goto("about:blank")
    tab.unroute("**/autosave/")


def test_a_save_that_arrived_unnoticed_does_not_clash(dying, open_page):
    draft, tab, sent, arrives = dying
    type_into(tab, "Terakhir. ")
    until_sent(tab, sent, 1)
    dies(tab)
    assert arrives(sent[0]).status_code == 200
    tab = open_page(draft)
    expect(tab.locator(TEXT)).to_contain_text("Terakhir. Isi", timeout=HUNG)
    tab.wait_for_function(f"{COPIES} === 0")
    assert tab.locator(".conflict").count() == 0


def test_a_save_that_arrives_after_the_page_was_drawn_is_shown(dying, open_page):
    draft, tab, sent, arrives = dying
    type_into(tab, "Terlambat. ")
    until_sent(tab, sent, 1)
    dies(tab)
    late = []
    tab.route(
        "**/autosave/", lambda route: (late or late.append(arrives(sent[0])), route.continue_())
    )
    tab = open_page(draft)
    expect(tab.locator(TEXT)).to_contain_text("Terlambat. Isi", timeout=HUNG)
    assert late[0].status_code == 200 and tab.locator(".conflict").count() == 0


def test_what_was_typed_while_a_save_was_under_way_is_the_newest(dying, open_page):
    draft, tab, sent, arrives = dying
    type_into(tab, "Satu. ")
    until_sent(tab, sent, 1)
    type_into(tab, "Dua. ")
    tab.evaluate("dispatchEvent(new Event('online'))")
    dies(tab)
    assert arrives(sent[0]).status_code == 200
    tab = open_page(draft)
    expect(tab.locator(TEXT)).to_contain_text("Dua. Satu. Isi", timeout=HUNG)
    assert "Dua. Satu. Isi" in body_of(draft) and tab.locator(".conflict").count() == 0


def test_a_version_that_was_not_sent_for_want_of_a_line_is_not_lost(dying, open_page):
    draft, tab, _sent, _arrives = dying
    type_into(tab, "Belum terkirim. ")
    tab.context.set_offline(True)
    tab.click("[name=do][value=save]", no_wait_after=True)
    tab.wait_for_timeout(500)  # the browser says that there is no line
    tab.context.set_offline(False)
    tab.unroute("**/autosave/")
    tab = open_page(draft)
    expect(tab.locator(TEXT)).to_contain_text("Belum terkirim. Isi", timeout=HUNG)


def test_an_answer_that_was_lost_makes_no_clash_of_the_next_save(dying):
    draft, tab, sent, arrives = dying
    tab.unroute("**/autosave/")

    def without_answer(route):
        sent.append(arrives(route.request.post_data).status_code)
        route.abort()

    tab.route("**/autosave/", without_answer, times=1)
    type_into(tab, "Satu. ")
    until_sent(tab, sent, 1)
    type_into(tab, "Dua. ")
    tab.wait_for_selector("[data-state]:not(.late):has-text('.')")
    assert sent == [200] and tab.locator(".conflict").count() == 0
    assert "Dua. Satu. Isi" in body_of(draft)


def test_a_version_that_was_saved_leaves_no_copy(open_page, citra, world):
    draft = draft_by(citra, world.units["kppn"])
    tab = open_page(draft)
    type_into(tab, "Versi dua. ")
    tab.click("[name=do][value=save]")
    expect(tab.locator(".crumbs")).to_contain_text("2")
    tab.wait_for_function(f"{COPIES} === 0")
    expect(tab.locator(TEXT)).to_contain_text("Versi dua. Isi", timeout=HUNG)
