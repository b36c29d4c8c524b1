"""The pages of signing and sending in a real browser: at two widths, without a violation."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from correspondence.actions import dispatching, draft_reading, paper_signing
from tests.correspondence.key_room import PASSPHRASE
from tests.correspondence.sending_room import addressee, approved, book_of, signed

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PICTURES = os.environ.get("PICTURES", "")
LONG = "Permintaan konfirmasi penerimaan negara yang disetor melalui bank persepsi " * 2


@pytest.fixture
def open_page(live_server, page: Page, client_of):
    """Open an address as somebody, and look at it."""

    def opened(officer, name: str, *args: object) -> Page:
        if officer:
            session = client_of(officer).cookies["sessionid"].value
            cookie = {"name": "sessionid", "value": session, "url": live_server.url}
            page.context.add_cookies([cookie])
        page.goto(live_server.url + reverse(name, args=args))
        look(page, name)
        return page

    return opened


def look(page: Page, name: str) -> None:
    """No violation, and nothing wider than the screen, on a laptop and on a phone."""
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 844})
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        if PICTURES:
            place = Path(PICTURES) / f"{name.replace(':', '-')}-{width}.png"
            page.screenshot(path=place, full_page=True)
        assert not page.evaluate(wide), (name, width)
    found = Axe().run(page).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == [], name


def test_a_letter_is_signed_and_sent(open_page, world, signing_key, eka, dewi, hadi):
    book_of(world)
    to = [addressee(office=world.units["setda"].pk, name="Sekretaris Daerah"), addressee(LONG)]
    letter = approved(world, dewi, "kasi_bank", to=to, subject=LONG)
    approved(world, dewi, "kasi_bank")
    open_page(eka, "outgoing:sign_many")
    page = open_page(eka, "outgoing:sign", letter.pk)
    page.fill("[name=passphrase]", PASSPHRASE)
    page.click("main form .btn-primary")
    page.wait_for_selector(".big-number")
    look(page, "outgoing:signed")
    open_page(hadi, "outgoing:send", letter.pk).click(".page-head button")
    open_page(hadi, "outgoing:send", letter.pk)
    open_page(hadi, "outgoing:expedition")


def test_why_a_letter_was_not_signed_fits_a_phone(open_page, world, signing_key, eka, dewi):
    book_of(world)
    draft_reading.see(approved(world, dewi, "kasi_bank").pk, by=eka)
    page = open_page(eka, "outgoing:sign_many")
    page.check("[name=letters]")
    page.fill("[name=passphrase]", f"bukan {PASSPHRASE}")
    page.click("main form .btn-primary")
    page.wait_for_selector("#results")
    look(page, "outgoing:sign_many")


def test_papers_and_books(open_page, world, eka, dewi, hadi):
    book = book_of(world)
    letter = signed(approved(world, dewi, "kasi_bank", subject=LONG), eka)
    dispatching.dispatch(letter.pk, by=dewi)
    paper = approved(world, dewi, "kasi_bank")
    open_page(dewi, "outgoing:paper", paper.pk)
    paper_signing.begin(paper.pk, by=dewi, version=1)
    open_page(dewi, "outgoing:paper", paper.pk)
    open_page(hadi, "outgoing:register", book.pk)
    open_page(hadi, "outgoing:set_aside", book.pk)
    open_page(hadi, "outgoing:expedition_print")


def test_the_public_pages(open_page, world, eka, dewi):
    book_of(world)
    letter = signed(approved(world, dewi, "kasi_bank"), eka)
    open_page(None, "verify:page", letter.verify_code)
    open_page(None, "verify:check")
