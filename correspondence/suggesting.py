"""What the first page of a scan suggests for the recording form. A person confirms it.

Only what stands on the paper; a seat only when the office knows it by that very name. What could
hardly be read, and a sender whom the directory does not know, are told apart.
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from correspondence.models import Contact, Letter, LetterType, Scan
from correspondence.normalising import name_key
from correspondence.queries.contacts import known_of
from correspondence.queries.letterheads import contact_of_letterhead
from correspondence.queries.seats import Seat, seats_named, seats_of
from correspondence.reading import Reading, numbers, read_letter
from correspondence.reading.letter import BETWEEN
from correspondence.reading.paper import turned
from correspondence.states import SECRET
from eoffice import clock
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
LIMITS = {
    "sender": 250,
    "sender_number": 200,
    "subject": 500,
    "attachment_note": 200,
    "addressee_written": 250,
}
MARKED = ("sender_number", "letter_date")
EARLIER = 5
"""So many earlier numbers of a sender tell how he writes them."""
HIDDEN = ("sender_id",)
SHOWN_AS = {"also": "also_text"}


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Values for the form, whence each comes, which are unsure, what to outline on the pages."""

    values: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()
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
    reading = read_letter(turned(page.words, page.rotation))
    values = _values(reading) | _known(reading, office)
    values |= _numbered_as_usual(values, reading)
    unsure = _unsure(reading, values, office)
    sources = {
        SHOWN_AS.get(name, name): _source(name, values, unsure)
        for name in values
        if name not in HIDDEN
    }
    if "addressee" not in values and (seat := _usual_seat(values, office, officer)):
        values["addressee"] = seat.label
        sources["addressee"] = _("This sender usually writes to this position, please check.")
    return Suggestions(
        values=usual | values,
        sources=sources,
        unsure=unsure,
        marks={(page.file_id, 1): _marks(reading)},
    )


def _unsure(reading: Reading, values: dict[str, Any], office: Unit) -> frozenset[str]:
    """What was hard to read, a sender whom nobody knows, a letter from the future."""
    names = set(reading.doubtful)
    if not values.get("sender_id"):
        names.add("sender")
    if "letter_date" in values and values["letter_date"] > clock.today(office.zone):
        names.add("letter_date")
    return frozenset(names & set(values))


def _source(name: str, values: dict[str, Any], unsure: frozenset[str]) -> str:
    """Whence a value comes, and what to do about it."""
    if name == "sender" and not values.get("sender_id"):
        return _("Read on page 1, not in the directory yet: please check.")
    if name in unsure:
        return _("Hard to read on page 1: compare it with the paper.")
    return _("Suggested from page 1, please check.")


def _values(reading: Reading) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: reading.values[name][:most] for name, most in LIMITS.items() if name in reading.values
    }
    if reading.letter_date:
        values["letter_date"] = reading.letter_date
    character = reading.values.get("character", "")
    said = character.casefold().strip()
    if urgency := next((to for word, to in URGENCIES.items() if word in said), None):
        values["urgency"] = urgency
    if said and said != "biasa" and said not in URGENCIES:
        values["printed_marks"] = character[:100]
    return values


def _known(reading: Reading, office: Unit) -> dict[str, Any]:
    """The sender as the directory knows it; a seat that is named."""
    found: dict[str, Any] = {}
    lines = reading.letterhead or [reading.values.get("sender", "")]
    contact, exact = contact_of_letterhead(office.root_id, [line for line in lines if line])
    if contact:
        found |= {"sender": contact.name, "sender_id": contact.pk}
        if exact:
            reading.doubtful.discard("sender")
        else:
            reading.doubtful.add("sender")
    return found | _named_seats(reading.values.get("addressee_written", ""), seats_of(office.pk))


def _named_seats(written: str, seats: list[Seat]) -> dict[str, Any]:
    """The seats of this office that a letter names: its addressee, and the further ones."""
    named = [_named_seat(one, seats) for one in written.split(BETWEEN)]
    found = list(dict.fromkeys(seat for seat in named if seat))
    values: dict[str, Any] = {"addressee": found[0].label} if found else {}
    return values | ({"also": [seat.pk for seat in found[1:]]} if found[1:] else {})


def _numbered_as_usual(values: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """The number with its strokes where the known sender has them; none of a secret letter counts.

    What was mended so is still to be compared with the paper.
    """
    number, sender = values.get("sender_number", ""), values.get("sender_id")
    if not sender or not numbers.may_have_lost_a_stroke(number):
        return {}
    letters = Letter.objects.filter(sender=sender).exclude(sender_number="")
    open_ones = letters.exclude(security__in=SECRET).order_by("-received_at")
    earlier = list(open_ones.values_list("sender_number", flat=True)[:EARLIER])
    usual = numbers.like_earlier(number, earlier)
    if usual != number:
        reading.doubtful.add("sender_number")
    return {"sender_number": usual}


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


def _marks(reading: Reading) -> list[dict[str, float]]:
    """One box round the words of each marked value, where they stand on the page shown upright."""
    boxes = []
    for name in MARKED:
        if words := reading.words.get(name):
            left, top = min(w.x0 for w in words), min(w.y0 for w in words)
            right, bottom = max(w.x1 for w in words), max(w.y1 for w in words)
            around = ["", left - 0.005, top - 0.004, right + 0.005, bottom + 0.004]
            boxes.append(mark_of(around))
    return boxes
