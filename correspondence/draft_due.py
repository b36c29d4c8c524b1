"""Until when a draft is checked and signed: by its urgency, in the working time of each desk."""

from datetime import datetime

from correspondence.models import ApprovalStep, OutgoingLetter
from eoffice.calendar import Urgency, WorkingTime
from eoffice.organization.calendars import hours_of

# how long a desk may take over its step or its signature, in its own working time
ALLOWED = {
    Urgency.BIASA: WorkingTime(days=2),
    Urgency.SEGERA: WorkingTime(hours=8),
    Urgency.SANGAT_SEGERA: WorkingTime(hours=3),
}


def due_of_step(step: ApprovalStep, letter: OutgoingLetter, asked_at: datetime) -> datetime:
    """Until when a desk that was asked then has to decide."""
    return hours_of(step.position.unit).due_at(asked_at, ALLOWED[Urgency(letter.urgency)])


def due_of_signature(letter: OutgoingLetter, freed_at: datetime) -> datetime | None:
    """Until when a letter that was freed then has to be signed."""
    seat = letter.signing_seat
    if seat is None:
        return None
    return hours_of(seat.unit).due_at(freed_at, ALLOWED[Urgency(letter.urgency)])
