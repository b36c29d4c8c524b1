"""What the first page of a scan suggests for the recording form. A person confirms it.

Only what stands on the paper; a sender or a seat only when the office knows it by that very name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from correspondence.forms.paper_fields import read_date
from correspondence.letter_reading import Reading, read_letter
from correspondence.models import Contact, LetterType, Scan
from correspondence.normalising import name_key
from correspondence.queries.contacts import known_of
from correspondence.queries.seats import Seat, seats_named, seats_of
from eoffice.calendar.urgency import Urgency
from eoffice.documents.models import PageText
from eoffice.documents.viewer import Marks, mark_of
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

URGENCIES = {
    "sangat segera": Urgency.SANGAT_SEGERA,
    "amat segera": Urgency.SANGAT_SEGERA,
    "kilat": Urgency.SANGAT_SEGERA,
    "segera": Urgency.SEGERA,
}
LIMITS = {"sender_number": 200, "subject": 500, "attachment_note": 200, "addressee_written": 250}
MARKED = ("sender_number", "letter_date")
HIDDEN = ("sender_id",)


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Values for the form, from where each comes, and what to outline on the pages."""

    values: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    marks: Marks = field(default_factory=dict)


def suggestions_for(scan: Scan | None, office: Unit, officer: Officer | None = None) -> Suggestions:
    """What the first page of this scan suggests; the usual type when there is nothing to read.

    Where the paper names no seat, the one to which this sender usually writes, as far as the
    officer may see that.
    """
    page = PageText.objects.filter(file=scan.file_id, page=1).first() if scan else None
    first = LetterType.objects.filter(
        organization=office.root_id, active=True, for_incoming=True, is_complaint=False
    ).first()
    usual = {"type": first.pk} if first else {}
    if page is None or not page.words:
        return Suggestions(values=usual)
    reading = read_letter(_turned(page.words, page.rotation))
    values = _values(reading) | _known(reading, office)
    source = _("Suggested from page 1, please check.")
    sources = {name: source for name in values if name not in HIDDEN}
    if "addressee" not in values and (seat := _usual_seat(values, office, officer)):
        values["addressee"] = seat.label
        sources["addressee"] = _("This sender usually writes to this position, please check.")
    return Suggestions(
        values=usual | values,
        sources=sources,
        marks={(page.file_id, 1): _marks(reading, page.rotation)},
    )


def _values(reading: Reading) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: reading.values[name][:most] for name, most in LIMITS.items() if name in reading.values
    }
    if day := read_date(reading.values.get("letter_date", "")):
        values["letter_date"] = day
    character = reading.values.get("character", "")
    said = character.casefold().strip()
    if urgency := next((to for word, to in URGENCIES.items() if word in said), None):
        values["urgency"] = urgency
    if said and said != "biasa" and said not in URGENCIES:
        values["printed_marks"] = character[:100]
    return values


def _known(reading: Reading, office: Unit) -> dict[str, Any]:
    """A sender of the directory whose name is a line of the letterhead; a seat that is named."""
    found: dict[str, Any] = {}
    keys = [name_key(line) for line in reading.head if line.strip()]
    contacts = Contact.objects.filter(organization=office.root_id, active=True, name_key__in=keys)
    if contact := max(contacts, key=lambda one: keys.index(one.name_key), default=None):
        found |= {"sender": contact.name, "sender_id": contact.pk}
    if seat := _named_seat(reading.values.get("addressee_written", ""), seats_of(office.pk)):
        found["addressee"] = seat.label
    return found


def _usual_seat(values: dict[str, Any], office: Unit, officer: Officer | None) -> Seat | None:
    """The seat of this office before which the letters of a known sender are usually put."""
    contact = Contact.objects.filter(pk=values.get("sender_id")).first()
    usual = known_of(officer, contact).usual if officer and contact else None
    if usual is None or usual.unit.own_office_id != office.pk:
        return None
    return seats_named([usual.pk])[0]


def _named_seat(written: str, seats: list[Seat]) -> Seat | None:
    """The one seat whose title opens what was written, as in "Kepala KPPN Karang Melati"."""
    key = name_key(written)
    titles = {seat.pk: name_key(seat.label.split(" (")[0]) for seat in seats}
    fitting = [seat for seat in seats if titles[seat.pk] and key.startswith(titles[seat.pk])]
    longest = max((len(titles[seat.pk]) for seat in fitting), default=0)
    best = [seat for seat in fitting if len(titles[seat.pk]) == longest]
    return best[0] if len(best) == 1 else None


def _turned(words: Iterable[Sequence[Any]], degrees: int) -> list[list[Any]]:
    """The words' boxes as they stand when the page is turned clockwise."""
    turn = {
        90: lambda x0, y0, x1, y1: (1 - y1, x0, 1 - y0, x1),
        180: lambda x0, y0, x1, y1: (1 - x1, 1 - y1, 1 - x0, 1 - y0),
        270: lambda x0, y0, x1, y1: (y0, 1 - x1, y1, 1 - x0),
    }.get(degrees % 360)
    return [[row[0], *(turn(*row[1:5]) if turn else row[1:5])] for row in words if row]


def _marks(reading: Reading, rotation: int) -> list[dict[str, float]]:
    """One box round the words of each marked value, where they stand on the shown page."""
    boxes = []
    for name in MARKED:
        if words := reading.words.get(name):
            left, top = min(w.x0 for w in words), min(w.y0 for w in words)
            right, bottom = max(w.x1 for w in words), max(w.y1 for w in words)
            around = ["", left - 0.005, top - 0.004, right + 0.005, bottom + 0.004]
            boxes.append(mark_of(_turned([around], -rotation)[0]))
    return boxes
