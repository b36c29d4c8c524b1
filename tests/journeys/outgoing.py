"""The cast and the words of the story of a letter that goes out; every page of it is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils import translation
from playwright.sync_api import Locator, Page, expect

from tests.journeys import looking
from tests.journeys.person import Person
from tests.journeys.story import Story

STAFF, SECTION, BESIDE = "staf.binamarga.pupr", "binamarga.pupr", "ciptakarya.pupr"
ACTING, DESK, THERE = "sekretaris.pupr", "loket.pupr", "tu.kppn"
ADDRESSEE = "KPPN Karang Melati"
TEXT = "[data-rich=body] [contenteditable=true]"


def said(source: str) -> str:
    """What the pages say for a text of the source, in the language of the office."""
    with translation.override("id"):
        return translation.gettext(source)


@dataclass
class OutgoingStory(Story):
    """What the steps hand on, and what was wrong with any page on the way."""

    outgoing: str = ""
    sent_number: str = ""
    their_number: str = ""
    code: str = ""
    original: bytes = b""
    wrong: list[str] = field(default_factory=list)

    @property
    def incoming(self) -> str:
        """The address of the letter that is answered."""
        return f"/letters/{self.office.facts['asked_us']}/"

    def look(self, person: Person, name: str) -> None:
        """Keep the picture, then look for whatever is wrong with the page."""
        self.picture(person, name)
        colours = looking.in_turn(self.pages)
        self.wrong += [f"{name}: {fault}" for fault in looking.faults_of(person.page, colours)]

    def at(self, account: str, verb: str = "") -> Person:
        """Somebody opens the letter that goes out, or a page of it."""
        person = self.who(account)
        person.open(f"{self.outgoing}{verb}")
        return person

    def from_tray(self, account: str) -> Person:
        """Somebody opens the letter from the tray of initials and signatures."""
        person = self.who(account)
        person.open("/outgoing/approvals/")
        person.page.locator(f"main a.row-link[href*='{self.outgoing}']").first.click()
        expect(person.page.locator("main .route")).to_be_visible()
        return person


def editor(page: Page) -> Locator:
    """The editor of the text, once its script has begun."""
    place = page.locator(TEXT)
    expect(place).to_be_visible()
    return place


def rewrite(page: Page, *paragraphs: str) -> None:
    """Write the text anew, with the keyboard."""
    editor(page).click()
    page.keyboard.press("Control+a")
    for order, paragraph in enumerate(paragraphs):
        if order:
            page.keyboard.press("Enter")
        page.keyboard.type(paragraph)
