"""The search in a real browser: at two widths, without a violation, by keyboard."""

from __future__ import annotations

import os
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from correspondence.actions import exports, saved_searches
from correspondence.search import packing
from eoffice.documents import images
from eoffice.documents.models import StoredFile
from tests.search.corpus import lay_letters

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(live_server, page: Page, world, arunika, client_of, monkeypatch):
    """The head of the office, with the sample letters; nothing may throw or break the policy."""
    lay_letters(world)
    StoredFile.objects.update(pages_ready=1, viewing_key="x/y.pdf", derived_prefix="x")
    monkeypatch.setattr(images, "small_image", lambda file, page: ContentFile(_paper()))
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: "Security Policy" in said.text and faults.append(said.text))
    session = client_of(arunika).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    def opened(path: str) -> Page:
        page.goto(live_server.url + path)
        return page

    yield opened
    assert faults == []


def _paper() -> bytes:
    picture = Image.new("L", (420, 594), 255)
    draw = ImageDraw.Draw(picture)
    for line in range(60, 520, 18):
        draw.line((50, line, 370, line), fill=120, width=5)
    content = BytesIO()
    picture.save(content, "JPEG")
    return content.getvalue()


def look(page: Page, name: str) -> None:
    """No violation, and nothing wider than the screen, on a laptop and on a phone."""
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 844})
        if folder := os.environ.get("PICTURES"):
            page.wait_for_timeout(300)
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), width
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


PAGES = {
    "advice": "/search/",
    "hits": "/search/?q=permohonan",
    "forgiven": "/search/?q=Kecamatn+Serni&direction=incoming",
    "nothing": "/search/?q=tidak+xyzzy+ada&direction=incoming",
    "facets": "/search/facets?q=laporan",
    "kept": "/search/kept",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_violation(name, desk, arunika):
    saved_searches.save("Jalan rusak", "q=jalan&direction=incoming", by=arunika)
    packing.pack(exports.ask("q=permohonan", by=arunika).pk)
    exports.ask("q=laporan", by=arunika)
    shown = desk(PAGES[name])
    if "hits" in name or "forgiven" in name:
        expect(shown.locator("#facets .facet").first).to_be_attached()
    look(shown, name)


def test_by_the_keyboard_from_the_first_key_to_the_letter(desk):
    shown = desk("/letters/")
    shown.keyboard.press("/")
    shown.keyboard.type("ambulans puskesmas")
    shown.keyboard.press("Enter")
    expect(shown.locator(".hits mark").first).to_have_text("ambulans")
    shown.keyboard.press("Escape")
    shown.locator(".hits a").first.press("Enter")
    expect(shown.locator("[data-viewer]")).to_be_visible()
    assert "find=ambulans" in shown.url


def test_what_is_typed_is_completed(desk):
    shown = desk("/search/")
    shown.locator("#find").press_sequentially("mahardi", delay=30)
    shown.locator("#find").fill("")
    shown.locator("#find").press_sequentially("univer", delay=30)
    expect(shown.get_by_role("option").first).to_contain_text("Universitas Bina Samudra")


def test_a_facet_narrows(desk):
    shown = desk("/search/?q=permohonan")
    shown.locator("#facets a", has_text="2026").first.click()
    expect(shown.locator(".filter-chips")).to_contain_text("2026")
