"""The incoming letter that a letter answers, as whoever has signed or sends the answer sees it."""

from __future__ import annotations

from dataclasses import dataclass

from correspondence.models import Letter, OutgoingLetter
from correspondence.outgoing_access import SIGNED
from correspondence.outgoing_states import OutgoingState
from correspondence.states import IncomingState, RecipientRole
from eoffice.organization.officer import Officer

OPEN = (IncomingState.REGISTERED, IncomingState.IN_DISPOSITION)


@dataclass(frozen=True, slots=True)
class Answering:
    """The letter, whether the answer may close it now, and else whose business that is."""

    letter: Letter
    is_open: bool
    may_close: bool
    addressee: str


def answers_to(incoming_id: int) -> list[str]:
    """The numbers of the signed letters that answer this one."""
    answers = OutgoingLetter.objects.filter(answers=incoming_id, state__in=SIGNED)
    in_force = answers.exclude(state=OutgoingState.REVOKED)
    return list(in_force.order_by("signed_at").values_list("agenda_number", flat=True))


def answered_by(letter: OutgoingLetter, officer: Officer) -> Answering | None:
    """Nothing for a letter that answers none, or that is secret."""
    if letter.answers is None or letter.is_secret:
        return None
    incoming = letter.answers
    to = incoming.recipients.current().filter(role=RecipientRole.TO).select_related("position")
    seats = [row.position for row in to]
    is_open = incoming.state in OPEN
    is_own = any(officer.desk_at(seat.pk) for seat in seats)
    names = ", ".join(str(seat) for seat in seats)
    return Answering(incoming, is_open, may_close=is_open and is_own, addressee=names)
