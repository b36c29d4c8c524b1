"""Takes the pictures of the README from a running demo with about two weeks of letters.

    python -m tests.journeys.pictures http://127.0.0.1:8000 PASSWORD [letter's account]

The recorder's form, the fullest inbox among the heads, and the letter with the longest chain.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import CHROMIUM, CHROMIUM_FLAGS

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "img"
SIZE = {"width": 1366, "height": 900}
OFFICIALS = ("kepala.kppn", "pd.kppn", "bank.kppn", "plh.kppn", "sekda.setda")
MOST = 150_000  # bytes


def visit(browser: Browser, base: str, account: str, password: str) -> Page:
    """Somebody's browser, signed in."""
    page = browser.new_page(base_url=base, viewport=SIZE, locale="id-ID", reduced_motion="reduce")
    page.goto("/accounts/login/")
    page.fill("[name=login]", account)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_selector("[name=password]", state="detached")  # the page before has a main too
    return page


def keep(page: Page, name: str) -> None:
    """Save what is on the screen with as few colours as it needs."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    path = FOLDER / f"{name}.png"
    for colours in (256, 128, 64, 32):
        picture.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size < MOST:
            break
    print(f"{path}: {path.stat().st_size // 1000} KB")


def longest_chain(page: Page) -> str:
    """The address of the letter with most desks in its chain, of those that one follows."""
    page.goto("/followed/")
    page.wait_for_selector("main a.row-link")
    rows = page.locator("main a.row-link").filter(has_not_text="Rahasia")
    links = rows.evaluate_all("all => all.map(a => a.href)")
    lengths = {}
    for link in dict.fromkeys(address.split("#")[0] for address in links[:15]):
        page.goto(link)
        lengths[link] = page.locator(".chain .step").count()
    return max(lengths, key=lengths.__getitem__)


def main(base: str, password: str, reader: str = "kepala.kppn") -> None:
    """All three pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        people = {name: visit(browser, base, name, password) for name in OFFICIALS}
        for page in people.values():
            page.goto("/inbox/")
        keep(max(people.values(), key=lambda page: page.locator("a.row-link").count()), "inbox")
        page = people.get(reader) or visit(browser, base, reader, password)
        page.goto(longest_chain(page))
        keep(page, "letter")
        desk = visit(browser, base, "tu.kppn", password)
        desk.goto("/intake/")
        desk.get_by_role("link", name="Catat", exact=True).first.click()
        keep(desk, "record")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
