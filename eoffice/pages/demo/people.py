"""The founded offices of the demo by the short keys of the charts."""

from dataclasses import dataclass, field

from correspondence.models import LetterType
from eoffice.organization.models import Position, Unit, User
from eoffice.organization.officer import Officer
from eoffice.organization.queries import officer_of
from eoffice.pdf import Hidden


@dataclass(slots=True)
class Offices:
    """Units, seats, people and types; the passphrase of every signing key, while it is told."""

    units: dict[str, Unit] = field(default_factory=dict)
    seats: dict[str, Position] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    types: dict[tuple[str, str], LetterType] = field(default_factory=dict)
    passphrase: Hidden = field(default_factory=lambda: Hidden(""))

    def officer(self, account: str, seat: str = "") -> Officer:
        """This person as of the clock's now, at the named desk."""
        desk = self.seats[seat].pk if seat else None
        return officer_of(self.users[account], desk_id=desk)

    def roots(self) -> list[Unit]:
        """The organisations."""
        return [unit for unit in self.units.values() if unit.parent_id is None]

    def root_of(self, office: str) -> Unit:
        """The organisation of an office."""
        return self.units[office].root

    def key_of(self, unit_id: int) -> str:
        """The key of a unit in the charts."""
        return next(key for key, unit in self.units.items() if unit.pk == unit_id)

    def type_of(self, office: str, code: str) -> LetterType:
        """The type of this code in the organisation of an office."""
        return self.types[self.key_of(self.root_of(office).pk), code]
