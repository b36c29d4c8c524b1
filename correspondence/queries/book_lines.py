"""What the lines of an agenda book show, read as plain columns; a page by one kept statement."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from correspondence.models import Arrival, LetterAccess, Recipient, Register, RegisterEntry
from correspondence.queries.registers import BookFilter, entries_of
from correspondence.queries.seeing import known_and_trusted
from correspondence.states import SECRET, Part, RecipientRole
from eoffice.organization.officer import Officer
from eoffice.rows import Rows, each, given

NO_NUMBER_REACHES = 1_000_000_000
MOST_ASKED_AT_ONCE = 128


class BookFacts(NamedTuple):
    """A number of the book, its letter, and how it came to this office."""

    entry_id: int
    number: int
    rendered: str
    entry_state: str
    remark: str
    void_reason: str
    is_legacy: bool
    letter_id: int | None
    received_at: datetime
    letter_date: date | None
    sender_number: str
    sender_name: str
    subject: str
    summary: str
    addressee_written: str
    urgency: str
    security: str
    is_copy: bool
    arrived_at: datetime | None
    arrived_for: str | None
    arrived_for_short: str | None
    widest: int | None
    widest_trusted: int | None

    @property
    def is_secret(self) -> bool:
        """As a letter says it of itself."""
        return self.security in SECRET

    @property
    def part(self) -> Part | None:
        """How much of the letter is open; what is secret only at a desk where it may be read."""
        widest, trusted = self.widest or 0, self.widest_trusted or 0
        found = max(trusted, min(widest, Part.LINE)) if self.is_secret else widest
        return Part(found) if found else None


ENTRY = ("pk", "number", "rendered", "state", "remark", "void_reason", "is_legacy", "letter_id")
LETTER = (
    "received_at", "letter_date", "sender_number", "sender_name", "subject", "summary",
    "addressee_written", "urgency", "security", "is_copy",
)  # fmt: skip
ADDED = ("arrived_at", "arrived_for", "arrived_for_short", "widest", "widest_trusted")


def facts_of(entries: QuerySet[RegisterEntry], *, officer: Officer) -> list[BookFacts]:
    """What the lines of these numbers show to this officer."""
    known, trusted = known_and_trusted(officer)
    rows = _shown(entries, known, trusted)
    return [BookFacts(*row) for row in rows]


def newest_facts(
    register: Register, year: int, wanted: BookFilter, *, below: int, limit: int, officer: Officer
) -> list[BookFacts]:
    """One keyset page of a year's book: the numbers below this one, the newest first."""
    below = below or NO_NUMBER_REACHES
    if wanted != BookFilter():
        entries = entries_of(register, year, wanted, officer=officer).filter(number__lt=below)
        return facts_of(entries[:limit], officer=officer)
    known, trusted = known_and_trusted(officer)
    page = _PAGE.all(book=register.pk, year=year, below=below, known=known, trusted=trusted)
    return page[:limit]


def addressees_of(letters: Collection[int]) -> dict[int, list[str]]:
    """The desks to which each letter is addressed now, in the order in which they were chosen."""
    ids = list(letters)
    few = len(ids) <= MOST_ASKED_AT_ONCE
    found: dict[int, list[str]] = {}
    for letter, title, short_title in _SEATS.all(letters=ids) if few else _seats(ids):
        found.setdefault(letter, []).append(short_title or title)
    return found


def _shown(
    entries: QuerySet[RegisterEntry], known: Sequence[str], trusted: Sequence[str]
) -> QuerySet:
    arrived = Arrival.objects.filter(letter=OuterRef("letter"), office=OuterRef("register__office"))
    first = arrived.order_by("pk")
    shown = entries.annotate(
        arrived_at=Subquery(first.values("arrived_at")[:1]),
        arrived_for=Subquery(first.values("position__title")[:1]),
        arrived_for_short=Subquery(first.values("position__short_title")[:1]),
        widest=_widest(known),
        widest_trusted=_widest(trusted),
    )
    return shown.values_list(*ENTRY, *(f"letter__{name}" for name in LETTER), *ADDED)


def _widest(audiences: Sequence[str]) -> Subquery:
    rows = LetterAccess.objects.filter(letter=OuterRef("letter"), audience__in=audiences)
    return Subquery(rows.order_by("-part").values("part")[:1])


def _page(known: int, trusted: int) -> QuerySet:
    entries = RegisterEntry.objects.filter(
        register=given("book"), year=given("year"), number__lt=given("below")
    )
    shown = _shown(entries.order_by("-number"), each("known", known), each("trusted", trusted))
    return shown[:MOST_ASKED]


def _seats(letters: Sequence[int]) -> QuerySet:
    to = Recipient.objects.filter(letter__pk__in=letters, ended_at=None, role=RecipientRole.TO)
    seats = to.order_by("pk")
    return seats.values_list("letter_id", "position__title", "position__short_title")


MOST_ASKED = 26
_PAGE = Rows(_page, BookFacts)
_SEATS = Rows(lambda letters: _seats(each("letters", letters)))
