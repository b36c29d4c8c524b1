"""What the clerk of another office finds filled in for a letter that was sent from here.

In the form in which a recording draft is kept (`correspondence.forms.drafts`): text as typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.formats import date_format

from correspondence.models import Addressee, Delivery, LetterType, OutgoingLetter
from correspondence.queries.seats import Seat, seats_named
from correspondence.states import ReceivedVia, RecipientRole
from eoffice.organization.models import Unit
from eoffice.organization.queries import head_of


@dataclass(frozen=True, slots=True)
class Arriving:
    """A scan for the tray of another office: how it is called, what is known about it."""

    name: str
    draft: dict[str, str] = field(default_factory=dict)


def arriving(delivery: Delivery, office: Unit) -> Arriving:
    """What the desk of `office` gets. Nothing of the content of what is secret."""
    letter = delivery.letter
    envelope = _envelope(delivery, office)
    if letter.is_secret:
        return Arriving("sampul-rahasia.pdf", envelope | {"is_sealed": "on"})
    facts = {
        "subject": letter.subject,
        "attachment_note": letter.attachment_note,
        "type": _type_there(letter, office),
        "answers_number": letter.answers.sender_number if letter.answers else "",
    }
    known = {name: value for name, value in facts.items() if value}
    return Arriving(f"{letter.agenda_number.replace('/', '-')}.pdf", envelope | known)


def address_of(delivery: Delivery) -> str:
    """Where an e-mail to this addressee goes; empty without an address."""
    row = delivery.addressee
    return row.email or (row.contact.email if row.contact else "")


def _envelope(delivery: Delivery, office: Unit) -> dict[str, str]:
    letter, row = delivery.letter, delivery.addressee
    seat = _seat_there(row, office)
    inside = letter.office_id == office.pk
    facts = {
        "sender": letter.sender_name if inside else str(letter.office),
        "sender_number": letter.agenda_number,
        "letter_date": date_format(letter.letter_date, "j F Y") if letter.letter_date else "",
        "security": letter.security,
        "urgency": letter.urgency,
        "received_via": ReceivedVia.INTERNAL.value,
        "addressee": seat.label if seat else "",
        "addressee_written": row.name,
        "is_copy": "on" if row.role == RecipientRole.COPY else "",
    }
    return {name: str(value) for name, value in facts.items() if value}


def _seat_there(row: Addressee, office: Unit) -> Seat | None:
    """The seat that is addressed; of an office, its head."""
    head = None if row.position_id else head_of(office.pk)
    wanted = row.position_id or (head.pk if head else 0)
    return next(iter(seats_named([wanted])), None) if wanted else None


def _type_there(letter: OutgoingLetter, office: Unit) -> str:
    """The type of the same code in the other organisation."""
    if letter.type is None:
        return ""
    types = LetterType.objects.filter(
        organization=office.root_id, code=letter.type.code, for_incoming=True, active=True
    )
    found = types.filter(is_complaint=False).values_list("pk", flat=True).first()
    return str(found or "")
