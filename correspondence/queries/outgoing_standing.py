"""How the books of outgoing letters stand this year: the last number, and what waits in them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from correspondence.models import NumberSeries, Register, RegisterEntry
from correspondence.queries.outgoing_book import outgoing_books
from correspondence.states import EntryState
from eoffice import clock
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class BookStanding:
    """One book in the list of books; before its first letter `last` is that of the paper book."""

    book: Register
    last: str
    given: int
    waiting: int
    void: int


def standings_of(officer: Officer) -> list[BookStanding]:
    """The books that this officer keeps or reads, the offices in their order."""
    books = list(outgoing_books(officer).prefetch_related("types"))
    if not books:
        return []
    year = clock.today(books[0].office.zone).year
    found = {row.pk: row for row in _counted(books, year)}
    return [_standing(book, found[book.pk]) for book in books]


def _counted(books: list[Register], year: int) -> QuerySet[Register]:
    of_year = Q(entries__year=year)
    given = RegisterEntry.objects.filter(
        register=OuterRef("pk"), year=year, letter__isnull=False
    ).order_by("-period", "-number")
    opened = NumberSeries.objects.filter(register=OuterRef("pk"), year=year, opened_with__gt=0)
    return Register.objects.filter(pk__in=[book.pk for book in books]).annotate(
        last=Subquery(given.values("rendered")[:1]),
        on_paper=Subquery(opened.order_by("-period").values("opened_with")[:1]),
        given=Count("entries", filter=of_year & Q(entries__state=EntryState.USED)),
        waiting=Count("entries", filter=of_year & Q(entries__state=EntryState.RESERVED)),
        void=Count("entries", filter=of_year & Q(entries__state=EntryState.VOID)),
    )


def _standing(book: Register, found: Register) -> BookStanding:
    counts: dict[str, int] = {name: getattr(found, name) for name in ("given", "waiting", "void")}
    last = getattr(found, "last", None) or getattr(found, "on_paper", None) or ""
    return BookStanding(book=book, last=str(last), **counts)
