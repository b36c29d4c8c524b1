"""The lines of an agenda book as one officer may read them: the seven columns of the rules.

Running number · received · date and number of the letter · from · short content · for · remarks.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models import Letter, Register, RegisterEntry
from correspondence.policies.seeing import MASK, LetterView
from correspondence.queries import book_lines
from correspondence.queries.book_lines import BookFacts
from correspondence.queries.registers import PAGE, BookFilter
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


def lines_of(entries: QuerySet[RegisterEntry], *, officer: Officer) -> list[AgendaLine]:
    """The lines of these numbers; what is secret is masked unless it is open to the officer."""
    return _lines(book_lines.facts_of(entries, officer=officer), officer)


def page_of(
    register: Register, year: int, wanted: BookFilter, *, below: int, officer: Officer
) -> tuple[list[AgendaLine], int | None]:
    """A page of lines below this number (0: from the newest), and where the next page begins."""
    facts = book_lines.newest_facts(
        register, year, wanted, below=below, limit=PAGE + 1, officer=officer
    )
    more = facts[PAGE - 1].number if len(facts) > PAGE else None
    return _lines(facts[:PAGE], officer), more


def _lines(facts: list[BookFacts], officer: Officer) -> list[AgendaLine]:
    here = {row.letter_id for row in facts if row.letter_id and row.arrived_at is None}
    addressees = book_lines.addressees_of(here)
    zone = ZoneInfo(officer.desk.time_zone)
    return [_line(row, addressees.get(row.letter_id or 0, []), zone) for row in facts]


def _line(facts: BookFacts, addressees: list[str], zone: ZoneInfo) -> AgendaLine:
    if facts.letter_id is None:
        return _line_without_letter(facts)
    view = LetterView(cast("Letter", facts), facts.part or Part.LINE)
    return AgendaLine(
        entry_id=facts.entry_id,
        letter_id=facts.letter_id,
        number=facts.rendered,
        received=_day(facts.arrived_at or facts.received_at, zone),
        letter_date=None if view.is_masked else facts.letter_date,
        sender_number=view.sender_number,
        sender=view.sender,
        content=view.subject if view.is_masked else (facts.summary or facts.subject),
        addressee=_addressee(facts, addressees),
        remarks=_remarks(facts),
        state=facts.entry_state,
        security=facts.security,
        is_masked=view.is_masked,
        opens=facts.part is not None,
    )


def _line_without_letter(facts: BookFacts) -> AgendaLine:
    said = facts.void_reason or facts.remark
    content = _("Reserved") if facts.entry_state == EntryState.RESERVED else MASK
    return AgendaLine(
        entry_id=facts.entry_id,
        letter_id=None,
        number=facts.rendered,
        received=None,
        letter_date=None,
        sender_number="",
        sender="",
        content=content,
        addressee="",
        remarks=said,
        state=facts.entry_state,
        security="",
        is_masked=False,
        opens=False,
    )


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _addressee(facts: BookFacts, addressees: list[str]) -> str:
    if facts.arrived_at:
        return facts.arrived_for_short or facts.arrived_for or ""
    return ", ".join(addressees) or facts.addressee_written


def _remarks(facts: BookFacts) -> str:
    """Void with its reason, copy, paper book, urgency, what the recorder noted."""
    words = [facts.remark]
    if facts.entry_state == EntryState.VOID:
        words.insert(0, _("Void: %(reason)s") % {"reason": facts.void_reason})
    if facts.urgency != Urgency.BIASA:
        words.append(str(Urgency(facts.urgency).label))
    if facts.is_copy:
        words.append(_("Copy"))
    if facts.is_legacy:
        words.append(_("From the paper book"))
    return "; ".join(filter(None, words))
