"""How a sheet comes into being: its branches, arrivals at other offices, copies, due date.

Parts of the beats "keep" and "announce" for `giving`; no verb of its own, never called by views.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from correspondence import access
from correspondence.actions.complainants import unsaid
from correspondence.models import Arrival, IncomingLetter, Recipient
from correspondence.states import ArrivalState, RecipientRole
from disposition.events import BranchEvent
from disposition.models import Disposition, DispositionSheet, Instruction
from disposition.usual_due import usual_due
from eoffice import audit, clock, jobs
from eoffice.calendar.due import set_by_giver
from eoffice.errors import Refused, WrongState
from eoffice.organization import calendars
from eoffice.organization.models import Position, Unit
from eoffice.organization.officer import Officer
from eoffice.organization.queries import reachable_among
from eoffice.rows import Rows, each
from eoffice.writing import insert

_INSTRUCTIONS = Rows(lambda ids: Instruction.objects.filter(pk__in=each("ids", ids), active=True))


class OutOfReach(Refused):
    """A receiver to whom this desk may not dispose (any more)."""


@dataclass(frozen=True, slots=True)
class SheetData:
    """What an official decided: to whom, what, until when."""

    to: tuple[int, ...]
    instructions: tuple[int, ...]
    note: str = ""
    due_at: datetime | None = None
    copies: tuple[int, ...] = ()
    opens_notes: bool = False
    basis_file_id: int | None = None


def give(
    letter: IncomingLetter, parent: Disposition | None, data: SheetData, by: Officer
) -> tuple[DispositionSheet, list[Disposition]]:
    """Write the sheet with its instructions, its branches and its copies."""
    if not data.to:
        raise Refused(_("Choose at least one receiver."))
    chosen = _INSTRUCTIONS.all(ids=list(data.instructions))
    due_at, due_reason = _due(letter, parent, data, by)
    sheet = DispositionSheet(
        letter=letter,
        parent=parent,
        office_id=by.office_id,
        giver_id=by.position_id,
        given_by_id=by.user_id,
        given_by_name=by.name,
        given_by_label=by.label,
        given_at=clock.now(),
        basis=by.basis,
        basis_file_id=data.basis_file_id,
        note=unsaid(letter, data.note),
        one_way=bool(chosen) and all(line.one_way for line in chosen),
        opens_notes=data.opens_notes,
        due_at=due_at,
        due_reason=due_reason,
    )
    insert(sheet)
    if chosen:
        ticked = sheet.instructions.through
        insert(*(ticked(dispositionsheet=sheet, instruction=line) for line in chosen))
    branches = _open(letter, sheet, _receivers(sheet, data.to), due_at=sheet.due_at)
    if data.copies:
        _add_copies(letter, data, by)
    return sheet, branches


def finish(
    letter: IncomingLetter,
    sheet: DispositionSheet,
    branches: list[Disposition],
    data: SheetData,
    by: Officer,
) -> None:
    """Access, notices and the trail, in this order."""
    access.refresh(letter)
    tell(branches)
    detail = {
        "sheet": sheet.pk,
        "to": list(data.to),
        "copies": list(data.copies),
        "instructions": list(data.instructions),
        "due": iso(sheet.due_at),
        "note": audit.fingerprint(sheet.note),
    }
    audit.record(BranchEvent.GIVEN, letter, by=by, detail=detail)


def open_branches(
    letter: IncomingLetter,
    sheet: DispositionSheet,
    to: Iterable[int],
    *,
    replaces: Disposition | None = None,
) -> list[Disposition]:
    """Branches of a sheet that was given before: one for each desk that does not have it yet."""
    seats = _receivers(sheet, to)
    if sheet.branches.open().filter(position__in=seats).exists():
        raise WrongState(_("One of these desks already has this disposition."))
    due_at = _still_ahead(replaces.due_at if replaces else sheet.due_at, sheet)
    binds = sheet.binds_from_now_on()
    return _open(letter, sheet, seats, due_at=due_at, is_binding=binds, replaces=replaces)


def _still_ahead(due_at: datetime | None, sheet: DispositionSheet) -> datetime | None:
    """Who gets it now that its time limit has passed has until the nearest working day."""
    if due_at is None or due_at > clock.now():
        return due_at
    hours = calendars.hours_of(Unit.objects.get(pk=sheet.office_id))
    return hours.next_closing(clock.now())


def _receivers(sheet: DispositionSheet, to: Iterable[int]) -> list[Position]:
    """The seats that were chosen, all of them in reach of the desk that steers the sheet."""
    wanted = dict.fromkeys(to)
    reachable = {seat.pk: seat for seat in reachable_among(sheet.steered_from, wanted)}
    if missing := wanted.keys() - reachable.keys():
        titles = Position.objects.filter(pk__in=missing).values_list("title", flat=True)
        names = ", ".join(titles) or _("an unknown desk")
        raise OutOfReach(_("You may not dispose to %(names)s.") % {"names": names})
    return [reachable[pk] for pk in wanted]


def _open(
    letter: IncomingLetter,
    sheet: DispositionSheet,
    seats: list[Position],
    *,
    due_at: datetime | None,
    is_binding: bool = False,
    replaces: Disposition | None = None,
) -> list[Disposition]:
    """One branch for each receiver; a receiver in a nested office gets it through its desk."""
    now, branches = clock.now(), []
    for seat in seats:
        arrival = _arrival_at(letter, sheet, seat)
        here = arrival is None or arrival.state == ArrivalState.REGISTERED
        branch = Disposition(
            sheet=sheet,
            letter=letter,
            parent=sheet.parent,
            giver_id=sheet.steered_from,
            position=seat,
            one_way=sheet.one_way,
            is_binding=is_binding,
            arrival=arrival,
            replaces=replaces,
            due_at=due_at,
            sent_at=now,
            delivered_at=now if here else None,
        )
        branches.append(branch)
    insert(*branches)
    return branches


def _arrival_at(letter: IncomingLetter, sheet: DispositionSheet, seat: Position) -> Arrival | None:
    """The letter's place in the tray of the receiver's office, if that is another office."""
    office_id = seat.unit.own_office_id
    if office_id == sheet.office_id:
        return None
    known = letter.arrivals.exclude(state=ArrivalState.WITHDRAWN).filter(office_id=office_id)
    if (arrival := known.first()) is None:
        arrival = Arrival.objects.create(
            letter=letter,
            office_id=office_id,
            position=seat,
            from_position_id=sheet.steered_from,
            arrived_at=clock.now(),
        )
        jobs.enqueue("notify_arrival", arrival.pk)
    return arrival


def _add_copies(letter: IncomingLetter, data: SheetData, by: Officer) -> None:
    """Put the letter before the copies that are not yet among its recipients."""
    there = set(letter.recipients.current().values_list("position_id", flat=True))
    seats = Position.objects.active().in_office(by.office_id).filter(pk__in=data.copies)
    for seat in seats.exclude(pk__in=there):
        copy = Recipient.objects.create(
            letter=letter, position=seat, role=RecipientRole.COPY, sent_at=clock.now()
        )
        jobs.enqueue("notify_copy_received", copy.pk)


def _due(
    letter: IncomingLetter, parent: Disposition | None, data: SheetData, by: Officer
) -> tuple[datetime | None, dict[str, Any]]:
    """The giver's date, else the usual one."""
    if data.due_at is not None:
        due = set_by_giver(data.due_at, calendars.hours_of(Unit.objects.get(pk=by.office_id)))
        return due.at, due.why.as_json()
    return usual_due(letter, parent, office_id=by.office_id)


def require_open_parent(parent: Disposition | None) -> None:
    """Nothing is opened under a branch that has ended."""
    if parent is not None and not parent.is_open:
        raise WrongState(_("The branch above has ended. Reopen it first."))


def tell(branches: Iterable[Disposition]) -> None:
    """Announce branches that lie before their receivers."""
    for branch in branches:
        if branch.delivered_at is not None:
            jobs.enqueue("notify_disposition_received", branch.pk)


def iso(moment: datetime | None) -> str:
    """An instant for the trail; empty for none."""
    return moment.isoformat() if moment else ""
