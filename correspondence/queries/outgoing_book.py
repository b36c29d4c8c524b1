"""The register of letters that go out: every number with its life, and what is wrong in a book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min, OuterRef, Prefetch, Q, QuerySet, Subquery

from correspondence.models import (
    Addressee,
    LetterAccess,
    NumberSeries,
    OutgoingLetter,
    Register,
    RegisterEntry,
)
from correspondence.outgoing_access import SIGNED
from correspondence.outgoing_states import OutgoingState
from correspondence.queries.books_out import book_for
from correspondence.queries.registers import registers_of
from correspondence.queries.seeing import known_and_trusted, letters_visible_to
from correspondence.states import SECRET, EntryState, Part
from eoffice import clock
from eoffice.organization.officer import Officer

PAGE = 25
LONG_RESERVED = timedelta(days=7)
MOST_TO_DATE_BACK = 50
Place = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutFilter:
    """What of a book is wanted; the dates are those of the letters."""

    since: date | None = None
    until: date | None = None
    words: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Gaps:
    """What somebody should look at in a year's book."""

    missing: tuple[str, ...] = ()
    void: int = 0
    long_reserved: int = 0
    set_aside: int = 0


def outgoing_books(officer: Officer) -> QuerySet[Register]:
    """The books for outgoing letters that this officer keeps or reads."""
    books = registers_of(officer).filter(direction=Register.Direction.OUTGOING)
    return books.order_by("office", "for_secret", "name")


def entries_of(
    register: Register, year: int, wanted: OutFilter, *, officer: Officer
) -> QuerySet[RegisterEntry]:
    """The numbers of a year, the newest first, each with its letter and how far it is open.

    `widest` and `trusted` are the parts that all, and the trusted, desks of the officer open.
    Words never find what is secret or not signed yet.
    """
    entries = RegisterEntry.objects.filter(register=register, year=year)
    if wanted.state:
        entries = entries.filter(state=wanted.state)
    if wanted.since:
        entries = entries.filter(dated__gte=wanted.since)
    if wanted.until:
        entries = entries.filter(dated__lte=wanted.until)
    for word in wanted.words.split():
        entries = entries.filter(_says(word, officer))
    known, trusted = known_and_trusted(officer)
    to = Prefetch("letter__addressees", Addressee.objects.order_by("-role", "order", "pk"))
    told = entries.select_related("letter").prefetch_related(to)
    return told.annotate(
        widest=_widest(known),
        trusted=_widest(trusted),
        sent_at=Min("letter__deliveries__sent_at"),
    ).order_by("-period", "-number")


def page_of(entries: QuerySet[RegisterEntry], after: Place | None) -> list[RegisterEntry]:
    """One keyset page, with one row more when there is a next page."""
    if after:
        period, number = after
        entries = entries.filter(Q(period__lt=period) | Q(period=period, number__lt=number))
    return list(entries[: PAGE + 1])


def gaps_of(register: Register, year: int) -> Gaps:
    """Missing numbers of every period, and numbers that wait."""
    series = NumberSeries.objects.filter(register=register, year=year)
    missing = [name for row in series.order_by("period") for name in _missing(row)]
    old = clock.now() - LONG_RESERVED
    counts = RegisterEntry.objects.filter(register=register, year=year).aggregate(
        void=Count("pk", filter=Q(state=EntryState.VOID)),
        set_aside=Count("pk", filter=Q(state=EntryState.RESERVED, letter=None)),
        long=Count(
            "pk",
            filter=Q(state=EntryState.RESERVED, letter__isnull=False, taken_at__lt=old),
        ),
    )
    return Gaps(tuple(missing[:50]), counts["void"], counts["long"], counts["set_aside"])


def free_of_block(register: Register) -> QuerySet[RegisterEntry]:
    """Numbers that were set aside for letters dated back or for days without the system."""
    entries = RegisterEntry.objects.filter(
        register=register, state=EntryState.RESERVED, letter=None
    )
    return entries.exclude(purpose="").order_by("dated", "period", "number")


def letters_to_date_back(register: Register) -> list[OutgoingLetter]:
    """Letters of the office that wait for their signature and would be numbered in this book.

    For who keeps the book: he learns of them type, desk and day, never the text.
    """
    letters = OutgoingLetter.objects.filter(
        office=register.office_id, state=OutgoingState.APPROVED
    ).select_related("type", "signing_seat", "writer", "written_by", "office")
    found = letters.order_by("-submitted_at", "-pk")[:MOST_TO_DATE_BACK]
    return [letter for letter in found if book_for(letter) == register]


def part_of_entry(entry: RegisterEntry) -> Part | None:
    """How much of the entry's letter is open; what is secret only at a trusted desk."""
    widest, trusted = getattr(entry, "widest", 0) or 0, getattr(entry, "trusted", 0) or 0
    is_secret = entry.letter is not None and entry.letter.is_secret
    found = max(trusted, min(widest, Part.LINE)) if is_secret else widest
    return Part(found) if found else None


def _missing(series: NumberSeries) -> list[str]:
    have = set(RegisterEntry.objects.filter(series=series).values_list("number", flat=True))
    wanted = range(series.opened_with + 1, series.last + 1)
    name = f"{series.period} / " if series.period else ""
    return [f"{name}{number}" for number in wanted if number not in have]


def _says(word: str, officer: Officer) -> Q:
    readable = letters_visible_to(officer, at_least=Part.LETTER)
    plain = ~Q(letter__security__in=SECRET) | Q(letter__in=readable.values("pk"))
    told = Q(letter__state__in=SIGNED) & plain
    text = Q(letter__subject__icontains=word) | Q(letter__addressees__name__icontains=word)
    return Q(rendered__icontains=word) | (told & text)


def _widest(audiences: Sequence[str]) -> Subquery:
    rows = LetterAccess.objects.filter(letter=OuterRef("letter"), audience__in=audiences or ("",))
    return Subquery(rows.order_by("-part").values("part")[:1])
