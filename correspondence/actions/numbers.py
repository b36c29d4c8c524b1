"""Taking numbers: from one locked row per book and year, as the last thing before the record.

What belongs here: the ledger of numbers. What a number stands on is decided by its callers.
"""

from datetime import date

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from correspondence import numbering_pattern
from correspondence.desk_events import DeskEvent
from correspondence.desks import at_desk
from correspondence.models import Letter, NumberSeries, Register, RegisterEntry
from correspondence.outgoing_states import AT_SIGNATURE
from correspondence.policies import desk as policies
from correspondence.states import EntryState
from eoffice import audit, clock
from eoffice.errors import OfficeError, WrongState
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer
from eoffice.rows import Rows, given
from eoffice.writing import insert, store

MOST_RESERVED = 50
_IN_YEAR = NumberSeries.objects.filter(register=OuterRef("pk"), year=given("year"))
_BOOKS = Rows(
    lambda: Register.objects.filter(
        office=given("office"), active=True, direction=Register.Direction.INCOMING
    ).annotate(series_id=Subquery(_IN_YEAR.values("pk")))
)


class NoRegister(OfficeError):
    """The office keeps no book in which this letter could be recorded."""

    status = 409
    sentence = _("This office has no agenda book for incoming letters. Ask its administrator.")


class BookClosed(WrongState):
    """The year's book was closed."""

    sentence = _("The book of this year is closed. Nothing was recorded; what you typed is kept.")


def register_for(office_id: int, *, secret: bool) -> Register:
    """The book for incoming letters; the secret one where the office keeps one."""
    return _book_for(office_id, secret=secret, year=0)[0]


def _book_for(office_id: int, *, secret: bool, year: int) -> tuple[Register, int | None]:
    """The book, and the id of that year's series as far as there is one."""
    found = {book.for_secret: book for book in _BOOKS.all(office=office_id, year=year)}
    if (secret and True in found) or False in found:
        book = found[True] if secret and True in found else found[False]
        return book, book.series_id
    raise NoRegister


def take_number(office: Unit, letter: Letter, *, by: Officer, remark: str = "") -> RegisterEntry:
    """Give the letter the next number of the office's book. Locks the series until commit."""
    day = clock.today(office.zone)
    register, known_id = _book_for(office.pk, secret=letter.is_secret, year=day.year)
    series = _locked_series(register, day.year, known_id=known_id)
    number = _advance(series, 1)
    entry = _entry(series, register, number, day, by=by)
    entry.remark = remark
    entry.use(letter_id=letter.pk)
    insert(entry)
    return entry


@transaction.atomic
def reserve(register_id: int, count: int, *, by: Officer, reason: str) -> list[RegisterEntry]:
    """Set numbers aside for letters that will be recorded later, with the reason."""
    register = Register.objects.select_related("office").get(pk=register_id)
    policies.may_keep_register(by, register).enforce()
    by = at_desk(by, register.office_id)
    day = clock.today(register.office.zone)
    series = _locked_series(register, day.year)
    last = _advance(series, min(max(count, 1), MOST_RESERVED))
    numbers = range(last - min(max(count, 1), MOST_RESERVED) + 1, last + 1)
    entries = [_entry(series, register, number, day, by=by) for number in numbers]
    for entry in entries:
        entry.remark = reason[:250]
    RegisterEntry.objects.bulk_create(entries)
    detail = {"numbers": [entry.rendered for entry in entries], "reason": audit.fingerprint(reason)}
    audit.record(DeskEvent.NUMBERS_RESERVED, register, by=by, detail=detail)
    return entries


def use_reserved(entry_id: int, letter: Letter, *, office: Unit) -> RegisterEntry:
    """Put a number that was reserved earlier on this letter, instead of a new one."""
    entry = RegisterEntry.objects.select_related("register").locked(entry_id)
    if entry.state != EntryState.RESERVED or entry.register.office_id != office.pk:
        raise WrongState(_("This number is not free any more. Choose another one."))
    if entry.register != register_for(office.pk, secret=letter.is_secret):
        raise WrongState(_("This number belongs to another book. Choose another one."))
    entry.use(letter_id=letter.pk)
    entry.save(update_fields=["state", "letter"])
    return entry


@transaction.atomic
def void_number(entry_id: int, *, by: Officer, reason: str) -> RegisterEntry:
    """Let a reserved number go; it stays in the book with its reason."""
    entry = RegisterEntry.objects.select_related("register", "letter").locked(entry_id)
    policies.may_keep_register(by, entry.register).enforce()
    if entry.state != EntryState.RESERVED:
        raise WrongState(_("Only a reserved number can be made void here."))
    if entry.letter and entry.letter.state in AT_SIGNATURE:
        raise WrongState(_("The letter of this number is just being signed."))
    entry.make_void(reason=reason)
    entry.save(update_fields=["state", "void_reason"])
    by = at_desk(by, entry.register.office_id)
    detail = {"number": entry.rendered, "reason": audit.fingerprint(reason)}
    audit.record(DeskEvent.NUMBER_VOIDED, entry.register, by=by, detail=detail)
    return entry


def _locked_series(register: Register, year: int, known_id: int | None = None) -> NumberSeries:
    """The year's row, made when the year's first number is taken, held until commit."""
    series = NumberSeries.objects.locked(known_id or _series_of(register, year).pk)
    if series.closed_at:
        raise BookClosed
    return series


def _series_of(register: Register, year: int) -> NumberSeries:
    """The year's row, not yet held."""
    begun = {"opened_at": clock.now()}
    return NumberSeries.objects.get_or_create(register=register, year=year, defaults=begun)[0]


def _advance(series: NumberSeries, count: int) -> int:
    series.last += count
    store(series, "last")
    return series.last


def _entry(
    series: NumberSeries, register: Register, number: int, day: date, *, by: Officer
) -> RegisterEntry:
    return RegisterEntry(
        series=series,
        register=register,
        year=series.year,
        number=number,
        rendered=numbering_pattern.render(register.pattern, number, day),
        taken_at=clock.now(),
        taken_by_name=by.name,
    )
