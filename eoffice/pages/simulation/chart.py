"""The offices of the simulation: one large, one nested in it, one of another organisation.

Founded through the structure's own action where there is one, in bulk where there are many rows.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from correspondence.models import Contact, LetterType, Register
from correspondence.normalising import name_key
from disposition.models import Instruction
from eoffice.calendar import OfficeHours
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

INTAKE, RECORDER = "intake", "recorder"
OUT_TYPE = "surat_dinas"
PATTERNS = {"masuk": "{seq:04d}/{year}", "rahasia": "R-{seq:03d}/{year}",
            "keluar": "S-{seq}/SIM/{year}"}  # fmt: skip


class Shape(NamedTuple):
    """How an office looks: its name and how many units stand below each on every level."""

    code: str
    name: str
    above: str | None
    share: float
    spread: tuple[int, ...]
    staff: int


# The large office: a head, 3 deputies, 9 bureaus, 27 divisions with 3 people each.
SHAPES = (
    Shape("sim", "Pemerintah Provinsi Simulasi", None, 0.9, (3, 3, 3), 3),
    Shape("simdin", "Dinas Kearsipan Simulasi", "sim", 0.06, (3, 2), 2),
    Shape("simlain", "Kementerian Simulasi", None, 0.04, (3, 2), 2),
)
LEVELS = ("Asisten", "Biro", "Bagian")


@dataclass(slots=True)
class Seat:
    """A desk with its holder, and what the trail keeps of them."""

    pk: int
    account: str
    officer: Officer
    label: str
    facts: dict[str, Any]
    above: list["Seat"] = field(default_factory=list)
    below: list["Seat"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The holder's name."""
        return self.officer.name

    @property
    def unit_id(self) -> int:
        """The unit in which the desk stands."""
        return self.officer.desk.unit_id


@dataclass(slots=True)
class Office:
    """An office as the letters of the simulation need it."""

    unit: Unit
    share: float
    hours: OfficeHours
    levels: list[list[Seat]]
    recorders: list[Seat]
    book: Register
    secret_book: Register
    out_book: Register
    out_type: LetterType
    types: dict[str, LetterType]
    instructions: dict[bool, list[Instruction]]
    contacts: list[Contact]

    @property
    def pk(self) -> int:
        """The id of the office."""
        return self.unit.pk

    @property
    def root_id(self) -> int:
        """The organisation."""
        return self.unit.root_id


def contact(organization: Unit, name: str) -> Contact:
    """A sender as a row of the directory."""
    return Contact(organization=organization, name=name, name_key=name_key(name))


def since(last: date, years: int) -> date:
    """The day from which everybody has been in office."""
    return date(last.year - years - 1, 1, 1)
