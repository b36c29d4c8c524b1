"""The cast, the papers and the words of the story of a letter in the archive, to its destruction.

The matter ended three years ago; its terms are a year active and a year inactive, so that the last
day of the year before this one is its last.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import translation

from tests.journeys import looking
from tests.journeys.outgoing import OutgoingStory, said
from tests.journeys.person import NARROW, WIDE, Person

__all__ = ["said", "status"]

KEEPER, BORROWER, CHAIR, HEAD = "arsip.kppn", "bank.kppn", "umum.kppn", "kepala.kppn"
DESK, RECORDER = "loket.kppn", "tu.kppn"
COLLEAGUE, STRANGER = "staf.vera.kppn", "tapem.setda"
SENDER, MISSPELT = "Perumda Air Minum Tirta Kahuripan Fiktif", "Tirta Kahuripen"
SUBJECT = "Penggantian pompa stasiun induk"
MARK, TITLE = "bantalan poros", "Pemeliharaan pompa dan jaringan air kantor"
CODE, YEAR = "000.2.3", date.today().year - 3
LAST_DAY = f"31 Desember {YEAR}"
RULES = (
    ("000", "", "Umum", "", "", ""),
    ("000.1", "000", "Ketatausahaan", "", "", ""),
    ("000.1.2", "000.1", "Perjalanan dinas", "5 Tahun", "3 Tahun", "Musnah"),
    ("000.2", "000", "Perlengkapan", "", "", ""),
    ("000.2.3", "000.2", "Pemeliharaan gedung dan instalasi", "1 Tahun", "1 Tahun", "Musnah"),
    ("000.2.4", "000.2", "Penghapusan barang milik negara", "3 Tahun Setelah Dipertanggungjawabkan",
     "7 Tahun", "Permanen"),
)  # fmt: skip
WRONG = ("000.2.5", "000.2", "Sewa gedung", "12 Bulan", "1 Tahun", "Musnah")


def status(source: str) -> str:
    """What the pages call a state."""
    with translation.override("id"):
        return translation.pgettext("status", source)


@dataclass
class ArchiveStory(OutgoingStory):
    """What the steps hand on."""

    letter_page: str = ""
    file: str = ""
    dossier: str = ""
    reference: str = ""
    loan: str = ""
    box: str = ""
    transfer: str = ""
    hold: str = ""
    destruction: str = ""

    def look(self, person: Person, name: str) -> None:
        """Both pictures, what is wrong with the page, and words of another language."""
        super().look(person, name)
        person.page.set_viewport_size(NARROW)
        person.picture(f"{self.pages:02}-{name}-390", self.folder)
        person.page.set_viewport_size(WIDE)
        self.wrong += [f"{name}: {words}" for words in looking.foreign_words(person.page)]

    def keeper(self, path: str) -> Person:
        """The archivist at a page."""
        person = self.who(KEEPER)
        person.open(path)
        return person

    def in_turn(self, account: str, path: str) -> Person:
        """Somebody else at a page."""
        person = self.who(account)
        person.open(path)
        return person

    def fill(self, person: Person, fields: dict[str, str]) -> None:
        """Write into these fields, by the names that the source gives them."""
        for label, text in fields.items():
            person.write(said(label), text)

    def worked(self, person: Person, path: str, words: str) -> None:
        """The worker has done its part: the page, looked at again and again, says so."""
        for _look in range(60):
            person.open(path)
            if words.casefold() in person.page.locator("main").inner_text().casefold():
                return
            person.page.wait_for_timeout(500)
        person.sees(words)

    def begin(self, kind: str, title: str) -> Person:
        """A disposal of the unit's dossiers, up to the page on which they are selected."""
        keeper = self.keeper("/archive/disposals/")
        keeper.page.locator("main a[href$='/disposals/new/']").first.click()
        keeper.choose(said("What is to be done?"), said(kind))
        keeper.write(said("Title"), title)
        keeper.choose(said("Unit"), "Seksi Bank")
        self.look(keeper, "memulai-penyusutan")
        keeper.page.locator("main form [data-primary]").click()
        keeper.sees(said("Not to be taken") if kind == "Destruction" else TITLE)
        return keeper
