"""Which book numbers an outgoing letter, and which period of it a day belongs to."""

from dataclasses import dataclass
from datetime import date

from correspondence import numbering_pattern
from correspondence.models import Letter, Register, RegisterEntry
from correspondence.numbering_pattern import asks_for
from correspondence.outgoing_states import Reset
from correspondence.states import EntryState, Security
from eoffice import clock
from eoffice.organization.models import Position

SECURITY_CODES = {
    Security.BIASA: "B",
    Security.TERBATAS: "T",
    Security.RAHASIA: "R",
    Security.SANGAT_RAHASIA: "SR",
}


@dataclass(frozen=True, slots=True)
class NumberAhead:
    """What a letter's number and date would be now; never a number that is not taken yet."""

    shown: str  # "S-…/UM/2026", or the number that is kept for this letter
    day: date
    is_kept: bool = False
    last: str = ""  # the last one that was given


def book_for(letter: Letter, *, is_secret: bool | None = None) -> Register | None:
    """The book of the letter's office that fits best: by type, by unit, by secrecy.

    A book that names types or a unit numbers only those; a secret letter takes the secret book
    where there is one. `is_secret` is for a text that is not saved yet.
    """
    secret = letter.is_secret if is_secret is None else is_secret
    books = Register.objects.filter(
        office=letter.office_id, active=True, direction=Register.Direction.OUTGOING
    ).prefetch_related("types")
    units = set(Position.objects.filter(pk=letter.signing_seat_id).values_list("unit", flat=True))
    fitting = []
    for book in books:
        types = {kind.pk for kind in book.types.all()}
        if (types and letter.type_id not in types) or (book.unit_id and book.unit_id not in units):
            continue
        if book.for_secret and not secret:
            continue
        fitting.append((book.for_secret, bool(types), bool(book.unit_id), -book.pk, book))
    return max(fitting, key=lambda row: row[:-1])[-1] if fitting else None


def lacks_classification(letter: Letter) -> bool:
    """Whether the number of this letter would say its classification, and it has none."""
    if letter.classification_id:
        return False
    book = book_for(letter)
    return book is not None and asks_for(book.pattern, "class")


def number_kept_for(letter: Letter) -> str:
    """The number that is reserved for this letter until it is signed; empty without one."""
    kept = RegisterEntry.objects.filter(letter=letter, state=EntryState.RESERVED)
    return kept.order_by("pk").values_list("rendered", flat=True).first() or ""


def period_of(book: Register, day: date) -> str:
    """The period in which the book's numbers run on: empty for the year, else month or day."""
    return {Reset.YEAR: "", Reset.MONTH: f"{day:%Y-%m}", Reset.DAY: f"{day:%Y-%m-%d}"}[
        Reset(book.reset)
    ]


def number_ahead(letter: Letter) -> NumberAhead:
    """How the number would be written if the letter were signed now, and the last before it."""
    today, book = clock.today(letter.office.zone), book_for(letter)
    if book is None:
        return NumberAhead("", today)
    kept = RegisterEntry.objects.filter(letter=letter, state=EntryState.RESERVED, register=book)
    entry = kept.order_by("pk").first()
    if entry and still_runs(entry, book, today):
        day, facts = entry.dated or today, number_facts(letter)
        written = numbering_pattern.render(book.pattern, entry.number, day, facts)
        return NumberAhead(written, day, is_kept=True)
    outline = numbering_pattern.outline(book.pattern, today, number_facts(letter))
    return NumberAhead(outline, today, last=_last_of(book, today, letter))


def still_runs(entry: RegisterEntry, book: Register, today: date) -> bool:
    """Numbers of a block keep their date; the others as long as their period lasts."""
    if entry.purpose:
        return True
    return (entry.year, entry.period) == (today.year, period_of(book, today))


def _last_of(book: Register, day: date, letter: Letter) -> str:
    """The last number that a letter got in the book's period of this day; before the first one
    that with which the book was opened, as the paper book wrote it."""
    given = RegisterEntry.objects.filter(
        register=book, year=day.year, period=period_of(book, day), letter__isnull=False
    )
    if shown := given.order_by("-number").values_list("rendered", flat=True).first():
        return shown
    series = book.series.filter(year=day.year, period=period_of(book, day)).first()
    opened_with = series.opened_with if series else 0
    if not opened_with:
        return ""
    return numbering_pattern.render(book.pattern, opened_with, day, number_facts(letter))


def sample_facts(book: Register) -> dict[str, str]:
    """The words that a number of this book would say, as far as the book itself decides them."""
    unit, kind = book.unit or book.office, next(iter(book.types.all()), None)
    code = kind.classification.code if kind and kind.classification else "000.1"
    return {
        "security": SECURITY_CODES[Security.RAHASIA if book.for_secret else Security.BIASA],
        "type": kind.number_code if kind else "S",
        "class": code,
        "unit": unit.code or unit.short_name,
        "position": unit.short_name,
    }


def number_facts(letter: Letter) -> dict[str, str]:
    """The words of this letter that a number pattern may ask for."""
    seat = Position.objects.select_related("unit").filter(pk=letter.signing_seat_id).first()
    return {
        "security": SECURITY_CODES[Security(letter.security)],
        "type": letter.type.number_code if letter.type else "",
        "class": letter.classification.code if letter.classification else "",
        "unit": (seat.unit.code or seat.unit.short_name) if seat else "",
        "position": seat.short_title if seat else "",
    }
