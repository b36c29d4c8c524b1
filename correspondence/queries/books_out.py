"""Which book numbers an outgoing letter, and which period of it a day belongs to."""

from datetime import date

from correspondence.models import OutgoingLetter, Register
from correspondence.outgoing_states import Reset
from correspondence.states import Security
from eoffice.organization.models import Position

SECURITY_CODES = {
    Security.BIASA: "B",
    Security.TERBATAS: "T",
    Security.RAHASIA: "R",
    Security.SANGAT_RAHASIA: "SR",
}


def book_for(letter: OutgoingLetter) -> Register | None:
    """The book of the letter's office that fits best: by type, by unit, by secrecy.

    A book that names types or a unit numbers only those; a secret letter takes the secret book
    where there is one.
    """
    books = Register.objects.filter(
        office=letter.office_id, active=True, direction=Register.Direction.OUTGOING
    ).prefetch_related("types")
    units = set(Position.objects.filter(pk=letter.signing_seat_id).values_list("unit", flat=True))
    fitting = []
    for book in books:
        types = {kind.pk for kind in book.types.all()}
        if (types and letter.type_id not in types) or (book.unit_id and book.unit_id not in units):
            continue
        if book.for_secret and not letter.is_secret:
            continue
        fitting.append((book.for_secret, bool(types), bool(book.unit_id), -book.pk, book))
    return max(fitting, key=lambda row: row[:-1])[-1] if fitting else None


def period_of(book: Register, day: date) -> str:
    """The period in which the book's numbers run on: empty for the year, else month or day."""
    return {Reset.YEAR: "", Reset.MONTH: f"{day:%Y-%m}", Reset.DAY: f"{day:%Y-%m-%d}"}[
        Reset(book.reset)
    ]


def number_facts(letter: OutgoingLetter) -> dict[str, str]:
    """The words of this letter that a number pattern may ask for."""
    seat = Position.objects.select_related("unit").get(pk=letter.signing_seat_id)
    return {
        "security": SECURITY_CODES[Security(letter.security)],
        "type": letter.type.number_code if letter.type else "",
        "class": letter.classification.code if letter.classification else "",
        "unit": seat.unit.code or seat.unit.short_name,
        "position": seat.short_title,
    }
