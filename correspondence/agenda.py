"""The lines of an agenda book as one officer may read them: the seven columns of the rules.

Running number · received · date and number of the letter · from · short content · for · remarks.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models import Arrival, Letter, RegisterEntry
from correspondence.policies.seeing import MASK, LetterView
from correspondence.queries.registers import parts_of
from correspondence.states import EntryState, Part
from eoffice.calendar.urgency import Urgency
from eoffice.organization.officer import Officer

COLUMNS: tuple[str | Promise, ...] = (
    gettext_lazy("No."),
    gettext_lazy("Received"),
    gettext_lazy("Date and number of the letter"),
    gettext_lazy("From"),
    gettext_lazy("Short content"),
    gettext_lazy("For"),
    gettext_lazy("Remarks"),
)


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One number of the book and what stands behind it."""

    entry_id: int
    letter_id: int | None
    number: str
    received: date | None
    letter_date: date | None
    sender_number: str
    sender: str
    content: str
    addressee: str
    remarks: str
    state: str
    security: str
    is_masked: bool
    opens: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """The seven columns as text, for print and export."""
        day = date_format(self.letter_date, "j F Y") if self.letter_date else ""
        return (
            self.number,
            date_format(self.received, "j F Y") if self.received else "",
            ", ".join(filter(None, [day, self.sender_number])),
            self.sender,
            self.content,
            self.addressee,
            self.remarks,
        )


def lines_of(entries: Collection[RegisterEntry], *, officer: Officer) -> list[AgendaLine]:
    """The lines of these numbers; what is secret is masked unless it is open to the officer."""
    letters = {entry.letter_id: entry.letter for entry in entries if entry.letter}
    parts = parts_of(officer, list(letters.values()))
    zone = ZoneInfo(officer.desk.time_zone)
    return [_line(entry, parts.get(entry.letter_id), zone) for entry in entries]


def _line(entry: RegisterEntry, part: Part | None, zone: ZoneInfo) -> AgendaLine:
    if entry.letter is None:
        return _line_without_letter(entry)
    letter = entry.letter
    view = LetterView(letter, part or Part.LINE)
    arrival = next(iter(letter.arrived_here), None)
    received = arrival.arrived_at if arrival else letter.received_at
    return AgendaLine(
        entry_id=entry.pk,
        letter_id=letter.pk,
        number=entry.rendered,
        received=_day(received, zone),
        letter_date=None if view.is_masked else letter.letter_date,
        sender_number=view.sender_number,
        sender=view.sender,
        content=view.subject if view.is_masked else (letter.summary or letter.subject),
        addressee=_addressee(letter, arrival),
        remarks=_remarks(entry, letter),
        state=entry.state,
        security=letter.security,
        is_masked=view.is_masked,
        opens=part is not None,
    )


def _line_without_letter(entry: RegisterEntry) -> AgendaLine:
    said = entry.void_reason or entry.remark
    content = _("Reserved") if entry.state == EntryState.RESERVED else MASK
    return AgendaLine(
        entry_id=entry.pk,
        letter_id=None,
        number=entry.rendered,
        received=None,
        letter_date=None,
        sender_number="",
        sender="",
        content=content,
        addressee="",
        remarks=said,
        state=entry.state,
        security="",
        is_masked=False,
        opens=False,
    )


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _addressee(letter: Letter, arrival: Arrival | None) -> str:
    if arrival:
        return str(arrival.position)
    return ", ".join(str(row.position) for row in letter.addressees) or letter.addressee_written


def _remarks(entry: RegisterEntry, letter: Letter) -> str:
    """Void with its reason, copy, paper book, urgency, what the recorder noted."""
    words = [entry.remark]
    if entry.state == EntryState.VOID:
        words.insert(0, _("Void: %(reason)s") % {"reason": entry.void_reason})
    if letter.urgency != Urgency.BIASA:
        words.append(letter.get_urgency_display())
    if letter.is_copy:
        words.append(_("Copy"))
    if entry.is_legacy:
        words.append(_("From the paper book"))
    return "; ".join(filter(None, words))
