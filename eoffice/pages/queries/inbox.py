"""The inbox: what waits in all apps for all desks of one officer, merged in one statement.

The keys of everything that waits (kind, id, due) come from one UNION, so that the rail's counters,
the tabs and any page of the list read the same rows; the items of one page are then fetched.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Least

from correspondence.models import Arrival, ServiceClock
from correspondence.states import ClockKind, RecipientState
from disposition.queries import trays
from disposition.states import BranchState
from eoffice.organization.officer import Officer

USUAL = 1000  # an inbox that is longer is read whole by a second statement
NEW, ENTRUSTED, JUDGE, BACK = "new", "entrusted", "judge", "back"
ASKED, MORE_TIME, CLOSE, COPY = "asked", "more_time", "close", "copy"
TABS: dict[str, tuple[str, ...]] = {
    "": (NEW, ENTRUSTED, JUDGE, BACK, ASKED, MORE_TIME, CLOSE, COPY),
    "letters": (NEW, CLOSE),
    "dispositions": (ENTRUSTED, BACK),
    "reports": (JUDGE, ASKED, MORE_TIME),
    "copies": (COPY,),
}
FAR = datetime(9000, 1, 1, tzinfo=UTC)  # sorts what has no due time last on every database


@dataclass(frozen=True, slots=True)
class Key:
    """One waiting thing: which tray, which row, when due."""

    kind: str
    pk: int
    due_at: datetime | None
    is_unread: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """What the rail and the tabs show; `late` are those past their due time."""

    by_kind: dict[str, int]
    late: int

    @property
    def all(self) -> int:
        """Everything that waits for an act; copies only wait to be noted."""
        return sum(n for kind, n in self.by_kind.items() if kind != COPY)

    def of_tab(self, tab: str) -> int:
        """How many things a tab holds."""
        return sum(self.by_kind.get(kind, 0) for kind in TABS[tab])


def keys_matching(officer: Officer, words: str, urgency: str) -> list[Key]:
    """Keys of what waits and fits, the earliest due first; all that waits is in `waiting`."""
    return [key_of(*row) for row in merged(parts_of(officer, words, urgency))]


def parts_of(officer: Officer, words: str = "", urgency: str = "") -> list[QuerySet]:
    """Each tray as (tray, pk, due, unread)."""
    waiting = _trays(officer)
    return [_part(kind, _narrowed(kind, rows, words, urgency)) for kind, rows in waiting]


def merged(parts: list[QuerySet]) -> QuerySet:
    """The trays in one statement, in the order in which things are due."""
    return parts[0].union(*parts[1:], all=True).order_by("tray_due", "tray", "tray_pk")


def key_of(kind: str, pk: int, due: datetime | str, is_unread: int) -> Key:
    """A row of the merged statement as a key; SQLite gives instants as text when asked plainly."""
    at = datetime.fromisoformat(due).replace(tzinfo=UTC) if isinstance(due, str) else due
    return Key(kind, pk, None if at >= FAR else at, bool(is_unread))


def counts_of(keys: list[Key], now: datetime) -> Counts:
    """Count the keys by tray, and those that are late."""
    late = sum(1 for key in keys if key.due_at and key.due_at < now and key.kind != COPY)
    return Counts(dict(Counter(key.kind for key in keys)), late)


def _trays(officer: Officer) -> list[tuple[str, QuerySet]]:
    return [
        (NEW, trays.letters_to_dispose(officer)),
        (ENTRUSTED, trays.branches_to_do(officer)),
        (JUDGE, trays.reports_to_judge(officer)),
        (BACK, trays.roots_come_back(officer)),
        (BACK, trays.branches_come_back(officer)),
        (ASKED, trays.questions_to_answer(officer)),
        (MORE_TIME, trays.extensions_to_decide(officer)),
        (CLOSE, trays.letters_to_close(officer)),
        (COPY, trays.copies_to_read(officer)),
    ]


INSTANT = DateTimeField()
FIRST_DISPOSITION = ServiceClock.objects.filter(
    letter=OuterRef("letter"), kind=ClockKind.FIRST_DISPOSITION, stopped_at=None
)
DUE_OF = {
    NEW: Least(
        Coalesce(Subquery(FIRST_DISPOSITION.values("due_at")[:1]), Value(FAR, INSTANT)),
        Coalesce(F("letter__due_at"), Value(FAR, INSTANT)),
    ),
    CLOSE: F("letter__due_at"),
    COPY: Value(None, INSTANT),
    ASKED: F("disposition__due_at"),
    MORE_TIME: F("disposition__due_at"),
}
UNREAD_OF = {
    NEW: Q(state=RecipientState.UNREAD),
    COPY: Q(state=RecipientState.UNREAD),
    ENTRUSTED: Q(state=BranchState.SENT),
}
LETTER_OF = {ASKED: "disposition__letter", MORE_TIME: "disposition__letter"}


def _narrowed(kind: str, rows: QuerySet, words: str, urgency: str) -> QuerySet:
    """What is left of a tray by words and urgency."""
    letter = LETTER_OF.get(kind, "letter")
    if words:
        rows = rows.filter(_matches(letter, words))
    return rows.filter(**{f"{letter}__urgency": urgency}) if urgency else rows


def _part(kind: str, rows: QuerySet) -> QuerySet:
    """One tray as (tray, pk, due, unread)."""
    unread = UNREAD_OF.get(kind, ~Q(pk=None) if kind in (BACK, ASKED, MORE_TIME) else Q(pk=None))
    return (
        rows.order_by()
        .annotate(
            tray=Value(kind, CharField()),
            tray_pk=F("pk"),
            tray_due=Coalesce(DUE_OF.get(kind, F("due_at")), Value(FAR), output_field=INSTANT),
            tray_unread=ExpressionWrapper(unread, BooleanField()),
        )
        .values_list("tray", "tray_pk", "tray_due", "tray_unread")
    )


def _matches(letter: str, words: str) -> Q:
    """Every word stands in subject, sender, number or agenda number; secret ones stay closed."""
    found = ~Q(**{f"{letter}__security__in": ("rahasia", "sangat_rahasia")})
    for word in words.split()[:6]:
        found &= (
            Q(**{f"{letter}__subject__icontains": word})
            | Q(**{f"{letter}__sender_name__icontains": word})
            | Q(**{f"{letter}__sender_number__icontains": word})
            | Q(**{f"{letter}__agenda_number__icontains": word})
            | Q(**{f"{letter}__in": _numbered_elsewhere(word)})
        )
    return found


def _numbered_elsewhere(word: str) -> QuerySet[Arrival, Any]:
    """Letters that another office's desk gave such a number."""
    return Arrival.objects.filter(agenda_number__icontains=word).values("letter")
