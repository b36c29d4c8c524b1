"""The data of the printed disposition sheet: what `disposition_sheet.typ` says it needs."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from correspondence.models import IncomingLetter
from correspondence.printing.head import letterhead_of
from correspondence.states import Part
from disposition.models import DispositionSheet
from disposition.queries.panel import candidates_of, instructions_for
from disposition.queries.tree import BranchRow, chain_of
from disposition.states import BranchState
from eoffice import clock
from eoffice.organization.models import Position, User
from eoffice.organization.officer import SPOKEN_KINDS, Officer
from eoffice.organization.queries import holders_of
from eoffice.organization.states import AssignmentKind
from eoffice.pages.templatetags.moments import date_only, day, full_moment
from eoffice.pages.templatetags.statuses import LOOKS

PAPER = "a4"
SHORT = "%d/%m/%Y %H.%M"
S = BranchState
GONE = (S.DECLINED, S.RECALLED, S.WITHDRAWN, S.REASSIGNED)


def sheet_data(letter: IncomingLetter, officer: Officer, part: Part) -> dict[str, Any]:
    """The sheet of a letter with its chain, as much of it as this officer may see."""
    chain = chain_of(letter, officer, part)
    sheets = letter.sheets.prefetch_related("instructions", "branches__position")
    first = sheets.select_related("giver__unit").order_by("given_at").first()
    opened = any(row.shows_notes for row in chain if first and row.sheet_id == first.pk)
    copies = letter.recipients.current().filter(role="copy").select_related("position")
    return {
        "paper": PAPER,
        "letterhead": letterhead_of(letter.office),
        "letter": _facts(letter),
        "to": _receivers(chain),
        "offered": _offered(letter) if first is None else [],
        "copies": [str(row.position) for row in copies],
        "instructions": _ticks(letter, first, is_open=opened),
        "note": first.note if first and opened else "",
        "due": full_moment(first.due_at) if first and opened else "",
        "giver": _giver(first, is_open=opened or not letter.is_secret)
        if first
        else _who_will_give(letter),
        "chain": list(_lines(chain, 0)),
        "printed": _("Printed %(when)s by %(name)s")
        % {"when": full_moment(clock.now()), "name": officer.name},
    }


def _receivers(chain: list[BranchRow]) -> list[str]:
    """Each desk that has it or had it to the end; from whom it went away, the chain tells."""
    there = [row.title for row in chain if row.state not in GONE]
    return list(dict.fromkeys(there or (row.title for row in chain)))


def _facts(letter: IncomingLetter) -> dict[str, str]:
    return {
        "from": letter.sender_name,
        "number": letter.sender_number,
        "date": date_only(letter.letter_date),
        "received": full_moment(letter.received_at),
        "agenda": letter.agenda_number,
        "security": letter.get_security_display(),
        "urgency": letter.get_urgency_display(),
        "subject": letter.subject,
        "attachments": letter.attachment_note or "–",
    }


def _ticks(
    letter: IncomingLetter, sheet: DispositionSheet | None, *, is_open: bool
) -> list[dict[str, Any]]:
    """The instruction list of the giver's group, with those that were ticked, if they are open."""
    addressee = _addressee(letter)
    giver = sheet.giver_id if sheet else addressee.pk if addressee else None
    if giver is None:
        return []
    ticked = {line.pk for line in sheet.instructions.all()} if sheet and is_open else set()
    return [{"text": line.label, "ticked": line.pk in ticked} for line in instructions_for(giver)]


def _addressee(letter: IncomingLetter) -> Position | None:
    """The seat that has to decide."""
    to = letter.recipients.current().filter(role="to").select_related("position__unit").first()
    return to.position if to else None


def _offered(letter: IncomingLetter) -> list[str]:
    """Whom the addressee may tick by pen while nothing was given."""
    seat = _addressee(letter)
    return [one.title for one in candidates_of(seat.pk) if one.is_direct] if seat else []


def _holder(position_id: int, on: date | None = None) -> User | None:
    """Who answered for a seat on a day."""
    holding = holders_of([position_id], on)[position_id]
    return User.objects.filter(pk=holding.user_id).first()


def _who_will_give(letter: IncomingLetter) -> dict[str, Any]:
    """The place for a signature by pen: the addressee and who answers for that seat now."""
    if (seat := _addressee(letter)) is None:
        return {}
    holding, person = holders_of([seat.pk])[seat.pk], _holder(seat.pk)
    capacity = SPOKEN_KINDS[AssignmentKind(holding.kind)] if holding.is_acting else None
    named = {"position": str(seat), "capacity": capacity}
    if person is None:
        return named
    return named | {"name": person.name, "rank": person.rank, "nip": person.nip or ""}


def _giver(sheet: DispositionSheet, *, is_open: bool) -> dict[str, Any]:
    """Name and position of the real giver, and who entered it in whose place."""
    if not is_open:
        return {}
    acting = sheet.given_by_label.split(" ", 1)[0]
    day_given = sheet.given_at.astimezone(sheet.giver.unit.zone).date()
    holder = _holder(sheet.giver_id, day_given) if sheet.basis else None
    person = holder or sheet.given_by
    entered = {"name": sheet.given_by_name, "basis": sheet.get_basis_display()}
    return {
        "place_date": day(sheet.given_at),
        "capacity": acting if acting in ("Plt.", "Plh.", "Pj.") else None,
        "position": str(sheet.giver),
        "name": holder.name if holder else sheet.given_by_name,
        "rank": person.rank if person else "",
        "nip": person.nip or "" if person else "",
        "by": _("entered by %(name)s (%(basis)s)") % entered if sheet.basis else None,
    }


def _lines(rows: list[BranchRow], level: int) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {
            "level": level,
            "date": _short(row.given_at),
            "from": _given_by(row),
            "to": f"{row.title} – {row.person}" if row.person else row.title,
            "instruction": ", ".join(row.instructions),
            "note": row.note,
            "status": "" if row.is_bare else _state_of(row),
            "status_date": "" if row.is_bare else _short(row.at),
            "late": row.is_overdue and not row.is_bare,
        }
        yield from _lines(row.children, level + 1)


def _given_by(row: BranchRow) -> str:
    """Who gave it, and the number that the receiving office has given it, if it is another one."""
    number = (" ".join((_("Agenda"), row.agenda_number)),) if row.agenda_number else ()
    return " · ".join((row.giver_title, *number))


def _state_of(row: BranchRow) -> str:
    """The state in words; that it is late too, for a print has no red."""
    words = [LOOKS[row.status].word, *([LOOKS["overdue"].word] if row.is_overdue else [])]
    return ", ".join(map(str, words))


def _short(moment: Any) -> str:
    return timezone.localtime(moment).strftime(SHORT) if moment else ""
