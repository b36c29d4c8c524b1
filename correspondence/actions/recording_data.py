"""What a clerk has read on the paper, as one value: from the form to the action. No behaviour."""

from dataclasses import dataclass, field
from datetime import date, datetime

from correspondence.models import Contact
from correspondence.sealing import Identity
from correspondence.states import ReceivedVia, Security
from eoffice.calendar.urgency import Urgency

FACTS = (
    "sender_number",
    "letter_date",
    "received_at",
    "received_via",
    "subject",
    "summary",
    "attachment_note",
    "security",
    "urgency",
    "printed_marks",
    "addressee_written",
    "is_copy",
    "is_sealed",
    "answers_number",
    "sender_deadline",
    "event_at",
    "event_place",
    "type_id",
    "follows_id",
    "classification_id",
)
"""The fields of a letter that are taken over as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingData:
    """A letter as it is put into the register. The sender is a contact, a name, or sealed."""

    received_at: datetime
    addressee_ids: tuple[int, ...]
    copy_ids: tuple[int, ...] = ()
    copies_are_named: bool = False
    sender_id: int | None = None
    sender_name: str = ""
    keep_sender: bool = False
    sender_kind: str = Contact.Kind.AGENCY
    identity: Identity = field(default_factory=Identity)
    complaint_code: str = ""
    type_id: int | None = None
    sender_number: str = ""
    letter_date: date | None = None
    received_via: str = ReceivedVia.COUNTER
    subject: str = ""
    summary: str = ""
    attachment_note: str = ""
    security: str = Security.BIASA
    urgency: str = Urgency.BIASA
    printed_marks: str = ""
    addressee_written: str = ""
    is_copy: bool = False
    is_sealed: bool = False
    answers_number: str = ""
    follows_id: int | None = None
    sender_deadline: date | None = None
    event_at: datetime | None = None
    event_place: str = ""
    classification_id: int | None = None
    reserved_entry_id: int | None = None
    remark: str = ""

    @property
    def is_secret(self) -> bool:
        """Whether the letter goes into the secret book and is masked."""
        return self.security in (Security.RAHASIA, Security.SANGAT_RAHASIA)
