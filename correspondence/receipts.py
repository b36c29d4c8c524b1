"""The receipt that whoever brought a letter takes along: that it arrived, when, under which number.

It says what the bringer may know and no more: nothing of the content, of a secret letter neither
sender nor number, of a complaint its code instead of a name.
"""

from dataclasses import dataclass
from datetime import date, datetime

from correspondence.models import Letter


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is printed."""

    office: str
    agenda: str
    received_at: datetime
    received_by: str
    sender: str
    number: str
    written_on: date | None
    attachments: str
    security: str


def of(letter: Letter) -> Receipt:
    """The receipt of a recorded letter."""
    hidden = letter.is_secret
    return Receipt(
        office=str(letter.office),
        agenda=letter.agenda_number,
        received_at=letter.received_at,
        received_by=letter.recorded_by.name if letter.recorded_by else "",
        sender="" if hidden else letter.sender_name,
        number="" if hidden else letter.sender_number,
        written_on=None if hidden else letter.letter_date,
        attachments="" if hidden else letter.attachment_note,
        security=letter.get_security_display() if hidden else "",
    )
