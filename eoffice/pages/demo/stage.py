"""The stage of the demo's scenes: one office, its officials by their seats, their usual acts."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Any

from archive.actions.dossiers import DossierData, open_dossier
from archive.actions.filing import file_letter
from correspondence.models import Classification, Letter
from disposition import actions
from disposition.actions import SheetData
from disposition.models import Disposition
from eoffice.organization.officer import Officer
from eoffice.pages.demo.story import DESKS, HOUR, arrival_of_a_letter
from eoffice.pages.demo.teller import Teller

Lettered = Generator[int, None, Letter]
PLAIN = {"security": "biasa", "urgency": "biasa", "copy_ids": (), "copies_are_named": False}


@dataclass(frozen=True, slots=True)
class Stage:
    """One office with its officials, by the keys of the charts."""

    teller: Teller
    office: str = "kppn"

    def who(self, seat: str) -> Officer:
        """Who sits there now."""
        return self.teller.officer_at(self.teller.seat(seat))

    @property
    def clerk(self) -> Officer:
        """Who records."""
        return self.teller.offices.officer(DESKS[self.office][1])

    @property
    def head(self) -> str:
        """The seat to which letters are addressed."""
        return DESKS[self.office][2]

    def letter(self, **facts: Any) -> Lettered:
        """A letter of ordinary security that lies before the head, opened."""
        letter = yield from arrival_of_a_letter(self.teller, self.office, **PLAIN | facts)
        yield HOUR
        actions.mark_letter_read(letter.pk, by=self.who(self.head))
        return letter

    def dispose(self, letter: Letter, *seats: str, note: str = "") -> list[Disposition]:
        """The head gives it to these seats, in this order."""
        sheet = self.sheet(*seats, note=note)
        given = actions.dispose(letter.pk, sheet, by=self.who(self.head))
        return self._in_order(given.branches.all(), seats)

    def forward(self, branch: Disposition, seat: str, *seats: str) -> list[Disposition]:
        """Whoever sits at `seat` gives the branch further down."""
        given = actions.forward(branch.pk, self.sheet(*seats), by=self.who(seat))
        return self._in_order(given.branches.all(), seats)

    def sheet(self, *seats: str, note: str = "") -> SheetData:
        """To these seats, with the two usual instructions."""
        codes = ("tindak_lanjuti", "teliti")
        lines = self.teller.instructions(self.office, *codes)
        to = tuple(self.teller.seat(key) for key in seats)
        return SheetData(to=to, instructions=lines, note=note)

    def _in_order(
        self, branches: Iterable[Disposition], seats: tuple[str, ...]
    ) -> list[Disposition]:
        by_seat = {branch.position_id: branch for branch in branches}
        return [by_seat[self.teller.seat(key)] for key in seats]

    def read(self, branch: Disposition, seat: str) -> None:
        """The receiver opens it."""
        actions.mark_read(branch.pk, by=self.who(seat))

    def put_away(self, letter: Letter, unit_key: str, title: str) -> None:
        """The archivist opens a dossier of the unit and files the letter there."""
        archivist = self.teller.offices.officer("arsip.kppn")
        unit = self.teller.offices.units[unit_key]
        code = Classification.objects.filter(organization=unit.root, active=True).first()
        dossier = open_dossier(unit.pk, DossierData(title, code and code.pk), by=archivist)
        file_letter(letter.pk, dossier.pk, by=archivist)
