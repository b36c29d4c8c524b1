"""Who stands under a letter, in the lines that the rules ask for (domain 1.5).

own: the seat. a.n.: the seat whose authority it is, then the seat that signs. u.b.: the seat whose
authority it is, the seat between, "u.b.", the seat that signs. Plt., Plh. and Pj. stand before the
title of the seat that signs. The last line ends with a comma.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from correspondence.models import Letter
from correspondence.outgoing_states import SignMode
from eoffice.errors import Refused
from eoffice.organization.models import Position, User
from eoffice.organization.officer import SPOKEN_KINDS, Officer
from eoffice.organization.queries import holders_of
from eoffice.organization.states import AssignmentKind

ON_BEHALF, UNDER = "a.n.", "u.b."
NOBODY = "…………………………"


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """The lines above a signature, and who signs."""

    lines: tuple[str, ...]
    name: str
    rank: str = ""
    nip: str = ""

    @property
    def title(self) -> str:
        """The seat at which it is signed, with its prefix."""
        return self.lines[-1].rstrip(",")


def block_of(letter: Letter, officer: Officer, at: datetime) -> SignatureBlock:
    """The block of this officer, signing now from the letter's signing seat.

    `at` is the moment of signing: the assignment has to be in force on that day in the office's
    zone. Raises Refused for who has no desk there.
    """
    desk = officer.desk_at(letter.signing_seat_id)
    if desk is None or officer.user_id is None:
        raise Refused
    day = at.astimezone(letter.signing_seat.unit.zone).date()
    person = User.objects.get(pk=officer.user_id)
    acting = person.assignments.on(day).filter(pk=desk.assignment_id).first()
    kind = acting.kind if acting else desk.kind
    return _block(letter, kind, person)


def expected_block(letter: Letter) -> SignatureBlock:
    """The block as it would be if the letter were signed today: for drafts and previews."""
    seat = letter.signing_seat_id or 0
    holding = holders_of([seat])[seat]
    person = User.objects.filter(pk=holding.user_id).first()
    return _block(letter, holding.kind, person)


def _block(letter: Letter, kind: str, person: User | None) -> SignatureBlock:
    lines = tuple(_lines(letter, kind))
    if person is None:
        return SignatureBlock(lines, NOBODY)
    return SignatureBlock(lines, person.name, person.rank, person.nip)


def _lines(letter: Letter, kind: str) -> Iterator[str]:
    if letter.sign_mode != SignMode.OWN:
        yield f"{ON_BEHALF} {_title(letter.signer)}"
    if letter.sign_mode == SignMode.SUBDELEGATED:
        yield _title(letter.middle_seat)
        yield UNDER
    prefix = SPOKEN_KINDS.get(AssignmentKind(kind), "") if kind else ""
    yield f"{prefix} {_title(letter.signing_seat)},".lstrip()


def _title(seat: Position | None) -> str:
    return seat.title if seat else NOBODY
