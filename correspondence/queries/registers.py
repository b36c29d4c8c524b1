"""The books: which there are, the numbers in them, and how far an officer may read their lines."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from correspondence.desks import desk_offices, headed_offices
from correspondence.models import NumberSeries, Register, RegisterEntry
from correspondence.normalising import number_key
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import SECRET, EntryState, Part, Security
from eoffice import clock
from eoffice.organization.officer import Officer

OPEN_LEVELS = (Security.BIASA, Security.TERBATAS)
PAGE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class BookFilter:
    """What of a book is wanted."""

    since: date | None = None
    until: date | None = None
    words: str = ""
    state: str = ""


def registers_of(officer: Officer) -> QuerySet[Register]:
    """The books of the offices whose desk this officer serves or which he heads."""
    offices = desk_offices(officer) | headed_offices(officer)
    return Register.objects.filter(office__in=offices).select_related("office")


def last_number(office_id: int, zone: str) -> str:
    """The last number in this year's book for ordinary letters, such as 0412/2026."""
    entries = RegisterEntry.objects.filter(
        register__office=office_id,
        register__direction=Register.Direction.INCOMING,
        register__for_secret=False,
        register__active=True,
        year=clock.today(zone).year,
    )
    return entries.order_by("-number").values_list("rendered", flat=True).first() or ""


def books_of(register: Register) -> QuerySet[NumberSeries]:
    """The years of a register, the newest first."""
    return NumberSeries.objects.filter(register=register).order_by("-year")


def with_years(registers: QuerySet[Register]) -> list[Register]:
    """Registers office by office, each with its `years`, the newest first."""
    years = Prefetch("series", NumberSeries.objects.order_by("-year", "-period"), to_attr="years")
    ordered = registers.order_by("office", "for_secret", "name")
    return list(ordered.select_related("office").prefetch_related(years))


def free_numbers(office_id: int) -> QuerySet[RegisterEntry]:
    """Numbers for incoming letters that were reserved and stand on no letter yet."""
    entries = RegisterEntry.objects.filter(
        register__office=office_id,
        register__direction=Register.Direction.INCOMING,
        state=EntryState.RESERVED,
        series__closed_at=None,
    )
    return entries.order_by("register", "year", "number")


def entries_of(
    register: Register, year: int, wanted: BookFilter, *, officer: Officer
) -> QuerySet[RegisterEntry]:
    """The numbers of a year's book, the newest first; `book_lines` reads what a line shows.

    Words never find a letter whose words are masked for this officer.
    """
    entries = RegisterEntry.objects.filter(register=register, year=year)
    if wanted.state:
        entries = entries.filter(state=wanted.state)
    if wanted.since:
        entries = entries.filter(letter__received_at__date__gte=wanted.since)
    if wanted.until:
        entries = entries.filter(letter__received_at__date__lte=wanted.until)
    if wanted.words:
        entries = entries.filter(_words(wanted.words)).filter(_readable(officer))
    return entries.order_by("-number")


def _words(text: str) -> Q:
    """Every word is in subject, content, sender or one of the two numbers."""
    found = Q()
    for word in text.split():
        found &= (
            Q(letter__subject__icontains=word)
            | Q(letter__summary__icontains=word)
            | Q(letter__sender_name__icontains=word)
            | Q(letter__sender_number_key__contains=number_key(word) or word)
            | Q(rendered__icontains=word)
        )
    return found


def _readable(officer: Officer) -> Q:
    seen = letters_visible_to(officer, at_least=Part.LETTER)
    plain = Q(letter__security__in=OPEN_LEVELS)
    return Q(letter=None) | plain | Q(letter__in=seen.filter(security__in=SECRET))
