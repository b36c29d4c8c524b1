"""Numbers of outgoing letters: reserved while a letter is signed, used once it is signed.

The series row is locked as the last thing before the record and never held while something slow
runs. A number that is given up stays in the book, void, with its reason (house 7).
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence import numbering_pattern
from correspondence.actions.numbers import BookClosed, NoRegister
from correspondence.desk_events import DeskEvent
from correspondence.desks import at_desk
from correspondence.models import Letter, NumberSeries, OutgoingLetter, Register, RegisterEntry
from correspondence.outgoing_states import OutgoingState, Purpose
from correspondence.policies import desk as policies
from correspondence.queries.books_out import (
    book_for,
    lacks_classification,
    number_facts,
    period_of,
    still_runs,
)
from correspondence.states import EntryState
from eoffice import audit, clock
from eoffice.errors import Refused, WrongState
from eoffice.organization.officer import Officer

MOST_RESERVED = 200


class NoOutgoingBook(NoRegister):
    """The office keeps no book in which this letter could be numbered."""

    sentence = gettext_lazy("This office has no book for outgoing letters. Ask its administrator.")


class Unclassified(WrongState):
    """The number would say a classification that the letter does not have."""

    sentence = gettext_lazy(
        "The number of this letter says its classification, and none is chosen yet. Edit the "
        "letter and choose one; no number was taken."
    )


def reserve_for(letter: OutgoingLetter, *, by: Officer) -> RegisterEntry:
    """The number of this letter: the one reserved for it before, else the next of its book.

    A reserved number keeps its date until its period (year, month or day) has ended; then it
    becomes void with that reason, and a new one is taken. Locks the series until commit.
    """
    today = clock.today(letter.office.zone)
    book = book_for(letter)
    if book is None:
        raise NoOutgoingBook
    if lacks_classification(letter):
        raise Unclassified
    if entry := reserved_entry(letter):
        same_book = entry.register_id == book.pk and still_runs(entry, book, today)
        if same_book and _written_anew(entry, book, letter):
            return entry
        void(entry, reason=_("Its period ended, or its book changed, before it was signed."))
    return _take(letter, book, today, by=by)


def reserved_entry(letter: OutgoingLetter) -> RegisterEntry | None:
    """The number that is kept for this letter, held until the transaction ends."""
    kept = RegisterEntry.objects.filter(letter=letter, state=EntryState.RESERVED)
    pk = kept.order_by("pk").values_list("pk", flat=True).first()
    return RegisterEntry.objects.select_related("register").locked(pk) if pk else None


def use(entry_id: int, letter: OutgoingLetter) -> RegisterEntry:
    """The number stands on the signed letter."""
    entry = RegisterEntry.objects.locked(entry_id)
    entry.use(letter_id=letter.pk)
    entry.save(update_fields=["state", "letter"])
    return entry


def give_up(letter: OutgoingLetter, *, reason: str) -> None:
    """The letter will not be signed: a number that was kept for it becomes void."""
    if entry := reserved_entry(letter):
        void(entry, reason=reason)


def void(entry: RegisterEntry, *, reason: str) -> None:
    """Leave the number in the book, unused, with its reason."""
    entry.make_void(reason=reason)
    entry.save(update_fields=["state", "void_reason"])


@transaction.atomic
def set_aside(
    register_id: int, count: int, *, by: Officer, purpose: str, day: date, reason: str
) -> list[RegisterEntry]:
    """Set a block of numbers aside for letters dated back, or for days without the system.

    `day` is the date that these numbers will carry. Raises Refused for who keeps no register here,
    WrongState for letters that would be dated back to a day to come.
    """
    register = Register.objects.select_related("office").get(pk=register_id)
    policies.may_keep_register(by, register).enforce()
    _refuse_other_days(register, purpose, day)
    by = at_desk(by, register.office_id)
    wanted = min(max(count, 1), MOST_RESERVED)
    series = locked_series(register, day)
    series.last += wanted
    series.save(update_fields=["last"])
    entries = [
        RegisterEntry(
            series=series,
            register=register,
            year=series.year,
            period=series.period,
            number=number,
            rendered=str(number),
            taken_at=clock.now(),
            taken_by_name=by.name,
            dated=day,
            purpose=Purpose(purpose),
            remark=reason[:250],
        )
        for number in range(series.last - wanted + 1, series.last + 1)
    ]
    RegisterEntry.objects.bulk_create(entries)
    detail = {
        "numbers": [entry.number for entry in entries],
        "purpose": purpose,
        "reason": audit.fingerprint(reason),
    }
    audit.record(DeskEvent.NUMBERS_RESERVED, register, by=by, detail=detail)
    return entries


def _refuse_other_days(register: Register, purpose: str, day: date) -> None:
    """Days to come, and years that were written on paper: their numbers would be given twice."""
    today = clock.today(register.office.zone)
    if purpose == Purpose.BACKDATE and day > today:
        raise WrongState(_("No letter is dated back to a day that is still to come."))
    known = NumberSeries.objects.filter(register=register, year=day.year)
    if day.year < today.year and not known.exists():
        sentence = _(
            "This book has no numbers of %(year)s yet. Open that year first with the last number "
            "of its paper book."
        )
        raise WrongState(sentence % {"year": day.year})


@transaction.atomic
def date_back(entry_id: int, letter_id: int, *, by: Officer, reason: str) -> RegisterEntry:
    """Keep a number of the back-dating block for this letter; a second person says yes to it.

    `by` keeps the register and may be neither the writer nor the signer of the letter.
    """
    letter = OutgoingLetter.objects.locked(letter_id)
    entry = RegisterEntry.objects.select_related("register").locked(entry_id)
    policies.may_keep_register(by, entry.register).enforce()
    if by.user_id == letter.written_by_id or by.holds(letter.signing_seat_id):
        raise Refused(_("A second person must approve a letter that is dated back."))
    if letter.state != OutgoingState.APPROVED:
        raise WrongState(_("This letter does not wait for its signature any more."))
    free = entry.state == EntryState.RESERVED and entry.letter_id is None
    if not free or not entry.purpose:
        raise WrongState(_("This number is not free any more. Choose another one."))
    book = book_for(letter)
    if book is None or book.pk != entry.register_id:
        raise WrongState(_("This number belongs to another book. Choose another one."))
    if lacks_classification(letter):
        raise Unclassified
    _refuse_before_its_cause(letter, entry)
    give_up(letter, reason=_("Dated back with another number."))
    entry.letter_id = letter.pk
    if not _written_anew(entry, book, letter):
        raise WrongState(_("Another letter of this book has a number that looks the same."))
    entry.approved_by_name, entry.remark = by.name, reason[:250]
    entry.save(update_fields=["letter", "approved_by_name", "remark"])
    by = at_desk(by, entry.register.office_id)
    detail = {"number": entry.rendered, "reason": audit.fingerprint(reason)}
    audit.record(DeskEvent.NUMBER_DATED_BACK, letter, by=by, detail=detail)
    return entry


def _refuse_before_its_cause(letter: OutgoingLetter, entry: RegisterEntry) -> None:
    """No letter is older than the one that it answers, corrects, revokes or follows."""
    causes = {letter.answers_id, letter.corrects_id, letter.revokes_id, letter.follows_id}
    found = Letter.objects.filter(pk__in=causes - {None})
    if entry.dated and found.filter(letter_date__gt=entry.dated).exists():
        raise WrongState(
            _("A letter is not dated before the one that it answers, corrects, revokes or follows.")
        )


def locked_series(register: Register, day: date) -> NumberSeries:
    """The row of the day's period, made with its first number, held until commit."""
    series, _made = NumberSeries.objects.get_or_create(
        register=register,
        year=day.year,
        period=period_of(register, day),
        defaults={"opened_at": clock.now()},
    )
    series = NumberSeries.objects.locked(series.pk)
    if series.closed_at:
        raise BookClosed
    return series


def _take(letter: OutgoingLetter, book: Register, day: date, *, by: Officer) -> RegisterEntry:
    """The next number of the book.

    Where the words of two letters run into their numbers they could look the same ("1" and "2/1",
    "1/2" and "1"): such a number stays in the book, void, and the one after it is taken.
    """
    facts = number_facts(letter)
    series = locked_series(book, day)
    while True:
        series.last += 1
        entry = RegisterEntry(
            series=series,
            register=book,
            year=series.year,
            period=series.period,
            number=series.last,
            rendered=numbering_pattern.render(book.pattern, series.last, day, facts),
            letter=letter,
            taken_at=clock.now(),
            taken_by_name=by.name,
            dated=day,
        )
        if not _looks_taken(entry):
            break
        entry.make_void(reason=_("It would look like a number that was given before."))
        entry.save()
    series.save(update_fields=["last"])
    entry.save()
    return entry


def _written_anew(entry: RegisterEntry, book: Register, letter: OutgoingLetter) -> bool:
    """Write a kept number in the letter's present words: it may have been corrected meanwhile.

    False where it would now look like another letter's.
    """
    day = entry.dated or clock.today(letter.office.zone)
    entry.rendered = numbering_pattern.render(book.pattern, entry.number, day, number_facts(letter))
    if _looks_taken(entry):
        return False
    entry.save(update_fields=["rendered"])
    return True


def _looks_taken(entry: RegisterEntry) -> bool:
    """Whether another letter of the book's year has a number that looks like this one."""
    others = RegisterEntry.objects.filter(
        register=entry.register_id, year=entry.year, rendered=entry.rendered
    )
    given = others.filter(letter__isnull=False).exclude(state=EntryState.VOID)
    return given.exclude(pk=entry.pk).exists()
