"""Putting a letter before its addressees: recipients, and the clocks that then run.

Shared by recording, correcting and readdressing. Called with the letter locked or just made.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from correspondence import clocks
from correspondence.models import Letter, Recipient, ServiceClock
from correspondence.states import ClockKind, RecipientRole
from eoffice import clock
from eoffice.calendar import Due
from eoffice.errors import OfficeError
from eoffice.organization.models import Position, Unit


class NoSuchDesk(OfficeError):
    """A chosen position does not exist any more, or is not of this office."""

    status = 422
    sentence = _("A chosen position does not belong to this office any more. Choose it again.")


def positions_of(ids: Collection[int], *, office_id: int) -> list[Position]:
    """The chosen seats in their order; all of them sit in this office and still exist."""
    seats = Position.objects.active().in_office(office_id).select_related("unit__office")
    found = seats.in_bulk(list(ids))
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
    Recipient.objects.bulk_create(rows)


def take_back(letter: Letter, *, at: datetime, roles: Collection[str] = ()) -> list[int]:
    """End the current recipients (of these roles); they keep their own acts as register lines."""
    current = letter.recipients.filter(ended_at=None)
    if roles:
        current = current.filter(role__in=roles)
    ended = list(current.values_list("position_id", flat=True))
    current.update(ended_at=at)
    return ended


def start_clocks(letter: Letter, *, office: Unit, unit: Unit, since: datetime) -> Due | None:
    """Stop the desk's hour and start what follows; a copy received as such is never answered."""
    at = clock.now()
    clocks.desk_kept(letter, office=office, unit=unit, since=since, at=at)
    if letter.is_copy:
        return None
    clocks.start_first_disposition(letter, office=office, unit=unit, at=at)
    if letter.type and not letter.type.needs_answer and not letter.sender_deadline:
        return None
    return clocks.start_answer(letter, office=office, unit=unit, since=since)


def restart_first_disposition(letter: Letter, *, office: Unit, unit: Unit) -> None:
    """Another addressee, another first disposition: the earlier one's time does not count."""
    rows = ServiceClock.objects.filter(letter=letter, office=office)
    if rows.filter(kind=ClockKind.FIRST_DISPOSITION).delete()[0]:
        clocks.start_first_disposition(letter, office=office, unit=unit, at=clock.now())


def _recipient(
    letter: Letter, seat: Position, role: str, at: datetime, *, named: bool
) -> Recipient:
    return Recipient(letter=letter, position=seat, role=role, sent_at=at, named=named)
