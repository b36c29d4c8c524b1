"""The lines of the register of outgoing letters as one officer may read them (domain 2.1).

Running number · sent · number and date · to · short content · remarks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models import Letter, RegisterEntry
from correspondence.outgoing_access import SIGNED
from correspondence.outgoing_states import OutgoingState, Purpose
from correspondence.policies.seeing import MASK, LetterView
from correspondence.queries.outgoing_book import part_of_entry
from correspondence.states import EntryState, Part
from eoffice.calendar.urgency import Urgency
from eoffice.organization.officer import Officer

COLUMNS: tuple[str | Promise, ...] = (
    gettext_lazy("No."),
    gettext_lazy("Sent on"),
    gettext_lazy("Number and date"),
    gettext_lazy("To"),
    gettext_lazy("Short content"),
    gettext_lazy("Remarks"),
)
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class OutLine:
    """One number of the book and what became of it."""

    entry_id: int
    letter_id: int | None
    sequence: str
    sent: date | None
    number: str
    day: date | None
    to: str
    content: str
    remarks: str
    state: str
    taken_at: datetime
    taken_by: str
    is_masked: bool = False
    opens: bool = False
    is_free: bool = False

    @property
    def cells(self) -> tuple[str | int, ...]:
        """The six columns as text, for print and export."""
        sent = date_format(self.sent, "j F Y") if self.sent else ""
        day = date_format(self.day, "j F Y") if self.day else ""
        numbered = ", ".join(filter(None, [self.number, day]))
        place = int(self.sequence) if self.sequence.isdecimal() else self.sequence
        return (place, sent, numbered, self.to, self.content, self.remarks)


def lines_of(entries: Iterable[RegisterEntry], officer: Officer) -> list[OutLine]:
    """The lines of these numbers (of `queries.outgoing_book.entries_of`)."""
    zone = ZoneInfo(officer.desk.time_zone)
    return [_line(entry, zone) for entry in entries]


def _line(entry: RegisterEntry, zone: ZoneInfo) -> OutLine:
    sequence = f"{entry.period} / {entry.number}" if entry.period else str(entry.number)
    letter = entry.letter
    if letter is None or letter.state not in SIGNED or entry.state != EntryState.USED:
        return _without_letter(entry, sequence)
    part = part_of_entry(entry)
    view = LetterView(letter, part or Part.LINE)
    sent = getattr(entry, "sent_at", None)
    return OutLine(
        entry_id=entry.pk,
        letter_id=letter.pk,
        sequence=sequence,
        sent=sent.astimezone(zone).date() if sent else None,
        number=entry.rendered,
        day=letter.letter_date,
        to=MASK if view.is_masked else _named(letter),
        content=view.subject if view.is_masked else (letter.summary or letter.subject),
        remarks=_remarks(entry, letter),
        state=entry.state,
        taken_at=entry.taken_at,
        taken_by=entry.taken_by_name,
        is_masked=view.is_masked,
        opens=part is not None,
    )


def _without_letter(entry: RegisterEntry, sequence: str) -> OutLine:
    is_reserved = entry.state == EntryState.RESERVED
    said = entry.void_reason or entry.remark
    if is_reserved and entry.purpose:
        said = "; ".join(filter(None, [str(Purpose(entry.purpose).label), said]))
    return OutLine(
        entry_id=entry.pk,
        letter_id=None,
        sequence=sequence,
        sent=None,
        number=entry.rendered,
        day=entry.dated,
        to="",
        content=_reserved(entry) if is_reserved else MASK,
        remarks=_("Void: %(reason)s") % {"reason": said} if entry.void_reason else said,
        state=entry.state,
        taken_at=entry.taken_at,
        taken_by=entry.taken_by_name,
        is_free=is_reserved and entry.letter_id is None,
    )


def _reserved(entry: RegisterEntry) -> str:
    return _("Kept for a letter that is being signed") if entry.letter_id else _("Set aside")


def _named(letter: Letter) -> str:
    names = [row.name for row in letter.addressees.all()]
    more = len(names) - MOST_NAMED
    shown = ", ".join(names[:MOST_NAMED])
    return _("%(names)s and %(n)s more") % {"names": shown, "n": more} if more > 0 else shown


def _remarks(entry: RegisterEntry, letter: Letter) -> str:
    """Out of force, dated back and by whose word, urgency."""
    words = []
    if letter.state == OutgoingState.REVOKED:
        words.append(letter.revoke_reason)
    if entry.approved_by_name:
        facts = {"name": entry.approved_by_name, "reason": entry.remark}
        words.append(_("Dated back, approved by %(name)s: %(reason)s") % facts)
    if letter.urgency != Urgency.BIASA:
        words.append(str(Urgency(letter.urgency).label))
    return "; ".join(filter(None, words))
