"""Taking over an old agenda book: its lines become legacy letters without clocks or notices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from correspondence import access
from correspondence.desk_events import DeskEvent
from correspondence.desks import at_desk
from correspondence.models import IncomingLetter, Letter, NumberSeries, Register, RegisterEntry
from correspondence.normalising import number_key
from correspondence.policies import desk as policies
from correspondence.search import stale
from correspondence.states import EntryState, IncomingState, LetterKind, Outcome
from eoffice import audit, clock
from eoffice.errors import WrongState
from eoffice.organization.officer import Officer

NOON = time(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegacyLine:
    """One line of the paper book."""

    year: int
    number: int
    rendered: str
    received: date
    letter_date: date | None
    sender_number: str
    sender: str
    content: str
    addressee: str
    remark: str


@transaction.atomic
def take_over(register_id: int, lines: Sequence[LegacyLine], *, by: Officer) -> int:
    """Write the lines into the register; a number that is in the book already refuses them all."""
    register = Register.objects.select_related("office").get(pk=register_id)
    policies.may_keep_register(by, register).enforce()
    by = at_desk(by, register.office_id)
    for year in sorted({line.year for line in lines}):
        of_year = [line for line in lines if line.year == year]
        _take_over_year(register, year, of_year, by=by)
    detail = {"lines": len(lines), "years": sorted({line.year for line in lines})}
    audit.record(DeskEvent.BOOK_IMPORTED, register, by=by, detail=detail)
    return len(lines)


def _take_over_year(register: Register, year: int, lines: list[LegacyLine], *, by: Officer) -> None:
    letters = [_letter(register, line, by=by) for line in lines]
    IncomingLetter.objects.bulk_create(letters, batch_size=500)
    access.begin_alike(letters)
    series = _locked_book(register, year, {line.number for line in lines})
    RegisterEntry.objects.bulk_create(
        _entry(series, register, line, letter.pk, by=by)
        for line, letter in zip(lines, letters, strict=True)
    )
    highest = max(line.number for line in lines)
    series.opened_with = max(series.opened_with, min(highest, max(series.last, highest)))
    series.last = max(series.last, highest)
    series.opened_with = min(series.opened_with, series.last)
    series.save(update_fields=["last", "opened_with"])
    stale.mark_all(Letter.objects.filter(entries__series=series, is_legacy=True))


def _locked_book(register: Register, year: int, numbers: set[int]) -> NumberSeries:
    series, _made = NumberSeries.objects.get_or_create(
        register=register, year=year, defaults={"opened_at": clock.now()}
    )
    series = NumberSeries.objects.locked(series.pk)
    if RegisterEntry.objects.filter(series=series, number__in=numbers).exists():
        raise WrongState(
            _("A number of this table is in the book already. Nothing was taken over.")
        )
    return series


def _letter(register: Register, line: LegacyLine, *, by: Officer) -> IncomingLetter:
    office = register.office
    received = datetime.combine(line.received, NOON, tzinfo=office.zone)
    return IncomingLetter(
        kind=LetterKind.INCOMING,
        state=IncomingState.COMPLETED,
        outcome=Outcome.NOTED,
        completed_at=received,
        is_legacy=True,
        organization_id=office.root_id,
        office=office,
        received_at=received,
        recorded_at=clock.now(),
        recorded_by_id=by.user_id,
        sender_name=line.sender[:250],
        sender_number=line.sender_number[:200],
        sender_number_key=number_key(line.sender_number),
        letter_date=line.letter_date,
        subject=line.content[:500],
        summary=line.content if len(line.content) > 500 else "",
        addressee_written=line.addressee[:250],
        agenda_number=line.rendered,
    )


def _entry(
    series: NumberSeries, register: Register, line: LegacyLine, letter_id: int, *, by: Officer
) -> RegisterEntry:
    return RegisterEntry(
        series=series,
        register=register,
        year=line.year,
        number=line.number,
        rendered=line.rendered,
        state=EntryState.USED,
        letter_id=letter_id,
        taken_at=clock.now(),
        taken_by_name=by.name,
        remark=line.remark[:250],
        is_legacy=True,
    )
