"""Putting a letter before its addressees: recipients, and the clocks that then run.

Shared by recording, correcting and readdressing. Called with the letter locked or just made.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from correspondence import clocks
from correspondence.models import Letter, Recipient, ServiceClock
from correspondence.states import ClockKind, IncomingState, RecipientRole, RecipientState
from eoffice import clock
from eoffice.calendar import Due
from eoffice.errors import OfficeError, WrongState
from eoffice.organization.models import Position, Unit
from eoffice.rows import Rows, each, given
from eoffice.writing import insert

UNDER_WAY = (IncomingState.REGISTERED, IncomingState.IN_DISPOSITION)
OPENED_ALREADY = _(
    "%(desks)s has opened this letter already. Ask there to return it to the desk (“Return to the "
    "desk” on the letter’s page); then choose another addressee."
)


_SEATS = Rows(
    lambda ids: (
        Position.objects.active()
        .in_office(given("office"))
        .filter(pk__in=each("ids", ids))
        .select_related("unit__office")
    )
)


class NoSuchDesk(OfficeError):
    """A chosen position does not exist any more, or is not of this office."""

    status = 422
    sentence = _("A chosen position does not belong to this office any more. Choose it again.")


def positions_of(ids: Collection[int], *, office_id: int) -> list[Position]:
    """The chosen seats in their order; all of them sit in this office and still exist."""
    found = {seat.pk: seat for seat in _SEATS.all(ids=list(ids), office=office_id)}
    if len(found) != len(set(ids)):
        raise NoSuchDesk
    return [found[pk] for pk in dict.fromkeys(ids)]


def put_before(
    letter: Letter,
    *,
    to: Iterable[Position],
    copies: Iterable[Position],
    named: bool,
    at: datetime,
) -> None:
    """Write the recipients; who is addressee gets no copy as well."""
    addressees = list(to)
    seats = {seat.pk for seat in addressees}
    rows = [_recipient(letter, seat, RecipientRole.TO, at, named=True) for seat in addressees]
    rows += [
        _recipient(letter, seat, RecipientRole.COPY, at, named=named)
        for seat in copies
        if seat.pk not in seats
    ]
    if rows:
        insert(*rows)


def take_back(letter: Letter, *, at: datetime, roles: Collection[str] = ()) -> list[int]:
    """End the current recipients (of these roles); they keep their own acts as register lines."""
    current = letter.recipients.filter(ended_at=None)
    if roles:
        current = current.filter(role__in=roles)
    ended = list(current.values_list("position_id", flat=True))
    current.update(ended_at=at)
    return ended


def replace(
    letter: Letter, *, to: list[Position], copies: list[Position], others_keep_it: bool
) -> list[int]:
    """Put the letter before these desks instead of those that had it or gave it back; which those
    were. With `others_keep_it` the addressees that it still has stay. New copies end the old ones.
    """
    at, gone = clock.now(), [row.position_id for row in letter.recipients.returned()]
    ending = [] if others_keep_it else [RecipientRole.TO]
    ending += [RecipientRole.COPY] if copies else []
    before = take_back(letter, at=at, roles=ending) if ending else []
    kept = dict(letter.recipients.current().values_list("position_id", "role"))
    new = [seat for seat in to if kept.get(seat.pk) != RecipientRole.TO]
    raised = letter.recipients.current().filter(role=RecipientRole.COPY)
    raised.filter(position__in=new).update(ended_at=at)
    put_before(letter, to=new, copies=[s for s in copies if s.pk not in kept], named=False, at=at)
    settle_returns(letter)
    return gone if others_keep_it else before


def settle_returns(letter: Letter) -> None:
    """The desk has done with what came back: nothing of it waits there any more."""
    letter.recipients.returned().update(return_reason="")


def is_partly_returned(letter: Letter) -> bool:
    """Whether one of several addressees gave it back, while the others go on."""
    return letter.state in UNDER_WAY and letter.recipients.returned().exists()


def require_unopened(letter: Letter) -> None:
    """A letter that somebody has opened or disposed of is not taken from him behind his back."""
    to = letter.recipients.current().filter(role=RecipientRole.TO).select_related("position")
    begun = letter.state != IncomingState.REGISTERED
    opened = [row.position for row in to if begun or row.state != RecipientState.UNREAD]
    if begun and letter.state != IncomingState.IN_DISPOSITION:
        raise WrongState
    if opened:
        desks = ", ".join(str(seat) for seat in opened)
        raise WrongState(OPENED_ALREADY % {"desks": desks})


def start_clocks(letter: Letter, *, office: Unit, unit: Unit, since: datetime) -> Due | None:
    """Stop the desk's hour and start what follows; a copy received as such is never answered."""
    return clocks.start_all(letter, office=office, unit=unit, since=since)


def restart_first_disposition(letter: Letter, *, office: Unit, unit: Unit) -> None:
    """Another addressee, another first disposition: the earlier one's time does not count."""
    rows = ServiceClock.objects.filter(letter=letter, office=office)
    if rows.filter(kind=ClockKind.FIRST_DISPOSITION).delete()[0]:
        clocks.start_first_disposition(letter, office=office, unit=unit, at=clock.now())


def _recipient(
    letter: Letter, seat: Position, role: str, at: datetime, *, named: bool
) -> Recipient:
    return Recipient(letter=letter, position=seat, role=role, sent_at=at, named=named)
