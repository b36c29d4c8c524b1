"""The cast and the papers of the one story, and how its steps hang together."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser

from tests.journeys.installation import ROOT, Installation
from tests.journeys.person import Person

SAMPLES = Path(os.environ.get("EOFFICE_SAMPLES", ROOT.parent / "shared" / "samples")) / "letters"
OWN = ROOT / "eoffice" / "pages" / "demo" / "scans"


def paper(sample: str, own: str) -> Path:
    """A real letter of the samples, or one of those that the demo brings along."""
    return SAMPLES / sample if (SAMPLES / sample).exists() else OWN / own


FIRST = paper("surat-005-pindai.pdf", "surat-008-faks.tif")
SECOND = paper("surat-001-pindai.pdf", "surat-004-pindai.pdf")
TO_SETDA = paper("surat-003-pindai.pdf", "surat-005-foto.jpg")
THIRD = paper("surat-008.pdf", "surat-008-faks.tif")
REPORT = paper("surat-012.pdf", "surat-009-pindai.pdf")


@dataclass
class Story:
    """What the steps hand on to one another."""

    office: Installation
    browser: Browser
    folder: Path
    people: dict[str, Person] = field(default_factory=dict)
    letter: str = ""
    nested: str = ""
    number: str = ""
    pages: int = 0
    broken_at: str = ""

    def who(self, account: str) -> Person:
        """Somebody of the cast, signed in."""
        if account not in self.people:
            self.people[account] = Person(self.browser, self.office, account).sign_in()
        return self.people[account]

    def opens(self, account: str) -> Person:
        """Somebody of the cast opens the letter from the inbox or by its address."""
        person = self.who(account)
        person.open(self.letter)
        return person

    def day(self, ahead: int) -> str:
        """A day from today on, as a date field takes it."""
        return (date.today() + timedelta(days=ahead)).isoformat()

    def picture(self, person: Person, name: str) -> None:
        """Keep the step's screenshot, numbered in the order of the story."""
        self.pages += 1
        person.picture(f"{self.pages:02}-{name}", self.folder)

    def end(self) -> list[str]:
        """Close the browsers; what went wrong in any of them."""
        faults = [fault for person in self.people.values() for fault in person.faults]
        for person in self.people.values():
            person.context.close()
        return faults
