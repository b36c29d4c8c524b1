"""Somebody of the office at a browser, who goes by the words that stand on the screen."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.installation import PASSWORD, Installation

PATIENCE = 30_000  # milliseconds; the machine may be busy
WIDE, NARROW = {"width": 1366, "height": 900}, {"width": 390, "height": 844}
USUAL = {
    "viewport": WIDE,
    "locale": "id-ID",
    "timezone_id": "Asia/Jakarta",
    "reduced_motion": "reduce",
}
expect.set_options(timeout=PATIENCE)


class Person:
    """A browser of one's own: signs in, presses, types, looks, and keeps pictures."""

    def __init__(self, browser: Browser, office: Installation, account: str, **how: object) -> None:
        self.account, self.office = account, office
        how = USUAL | how
        self.context = browser.new_context(base_url=office.url, **how)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._listen)
        self.strokes = self.clicks = 0

    def _listen(self, message: object) -> None:
        if message.type == "error":
            self.faults.append(f"{self.page.url}: {message.text}")

    def sign_in(self) -> Person:
        """Through the sign-in page, with the keyboard."""
        self.open("/accounts/login/")
        self.page.fill("[name=login]", self.account)
        self.page.fill("[name=password]", PASSWORD)
        self.page.press("[name=password]", "Enter")
        expect(self.page.locator("[name=password]")).to_have_count(0)
        expect(self.page.locator("main#main")).to_be_visible()
        return self

    def open(self, path: str) -> Page:
        """Go to an address."""
        self.page.goto(path)
        return self.page

    def press(self, words: str, inside: str = "main") -> None:
        """Press the button, link or summary with these words."""
        self.clicks += 1
        self.named(words, inside).click()

    def leave_by(self, words: str, inside: str = "main") -> None:
        """Press what leads to another page, and wait until that page is there."""
        with self.page.expect_navigation():
            self.press(words, inside)

    def follow(self, link: Locator) -> None:
        """Go where this link leads, and wait until that page is there."""
        with self.page.expect_navigation():
            link.click()

    def named(self, words: str, inside: str = "main") -> Locator:
        """What one can press that says so."""
        place = self.page.locator(inside)
        what = re.compile(rf"^\s*{re.escape(words)}")
        button = place.get_by_role("button", name=what).or_(place.get_by_role("link", name=what))
        summary = place.locator("summary").filter(has_text=what)
        return button.or_(summary).locator("visible=true").first

    def write(self, label: str, text: str) -> None:
        """Fill in the field with this label."""
        self.page.locator("main").get_by_label(label, exact=False).first.fill(text)

    def choose(self, label: str, words: str) -> None:
        """Choose the option that begins so from a list."""
        field = self.page.locator("main").get_by_label(label, exact=False).first
        option = field.locator("option").filter(has_text=words).first
        field.select_option(option.get_attribute("value"))

    def field(self, label: str) -> Locator:
        """The field of the page's form that is called so."""
        return self.page.locator("main form").get_by_label(label, exact=True).first

    def type_into(self, label: str, text: str) -> None:
        """Go to the field by Tab, as the keyboard goes, and type."""
        field = self.field(label)
        for _step in range(40):
            if field.evaluate("field => field === document.activeElement"):
                break
            self.keys("Tab")
        self.type(text)

    def path(self) -> str:
        """The address of what is on the screen, without the server."""
        return urlsplit(self.page.url).path

    def tick(self, words: str) -> None:
        """Tick the box or the choice that says so."""
        self.clicks += 1
        self.page.locator("main label").filter(has_text=words).locator("visible=true").first.click()

    def keys(self, *keys: str) -> None:
        """Press keys, each of them counted."""
        for key in keys:
            self.strokes += 1
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type into what has the focus, each letter counted."""
        self.strokes += len(text)
        self.page.keyboard.type(text)

    def sees(self, words: str, inside: str = "main") -> None:
        """These words stand on the screen."""
        expect(self.page.locator(inside)).to_contain_text(words, ignore_case=True)

    def status_of(self, path: str) -> int:
        """What an address answers to this person."""
        return self.context.request.get(path, max_redirects=0).status

    def picture(self, name: str, folder: Path) -> None:
        """Keep what is on the screen."""
        folder.mkdir(parents=True, exist_ok=True)
        self.page.evaluate("scrollTo(0, 0)")
        self.page.screenshot(path=folder / f"{name}.png", full_page=True)
