"""Rows of the long lists, each page read by its keyset and masked as far as the officer may see."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple, cast

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from correspondence.models import Letter
from correspondence.policies.seeing import LetterView
from correspondence.queries.seeing import LINE, LetterLine, newest_letters
from correspondence.states import Part
from disposition.queries.trays import followed_by
from eoffice.calendar import OfficeHours, WorkingDuration
from eoffice.organization.officer import NO_DESK, Officer
from eoffice.organization.queries import holders_of
from eoffice.pages.queries.addresses import letter_address, outgoing_address
from eoffice.pages.queries.inbox import FAR
from eoffice.rows import Rows, each, given

Place = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list of letters or of followed branches."""

    pk: int
    sort: datetime
    url: str
    subject: str
    sender: str
    number: str
    agenda: str
    state: str
    urgency: str
    security: str
    at: datetime | None
    due_at: datetime | None = None
    left: WorkingDuration | None = None


def newest(officer: Officer, *, before: Place | None, limit: int) -> list[Row]:
    """Everything that the officer may see, newest first."""
    return [_row(line) for line in newest_letters(officer, before=before, limit=limit)]


def followed(
    officer: Officer, hours: OfficeHours, now: datetime, *, after: Place | None, limit: int
) -> list[Row]:
    """Open branches that the officer gave, the earliest due first."""
    if not officer.desks:
        return []
    due, pk = after or BEGINNING
    branches = _given(limit).all(desks=officer.desk_ids, due=due, pk=pk)
    holders = holders_of([branch.position_id for branch in branches])
    return [_followed_row(row, holders[row.position_id].label, hours, now) for row in branches]


class _Given(NamedTuple):
    """A branch that one gave."""

    pk: int
    due: datetime
    due_at: datetime | None
    sent_at: datetime
    state: str
    position_id: int
    title: str
    short_title: str
    letter: LetterLine


GIVEN = (
    "pk", "due", "due_at", "sent_at", "state",
    "position_id", "position__title", "position__short_title",
)  # fmt: skip
BEGINNING = (datetime(1970, 1, 1, tzinfo=UTC), 0)


@cache
def _given(limit: int) -> Rows[_Given]:
    """Open branches given at some desks, from a place in the order of their due times."""

    def question(desks: int) -> QuerySet:
        seats = tuple(replace(NO_DESK, position_id=desk) for desk in each("desks", desks))
        rows = followed_by(Officer(user_id=None, name="", desks=seats))
        rows = rows.annotate(due=Coalesce("due_at", FAR)).order_by("due", "pk")
        later = Q(due__gt=given("due")) | Q(due=given("due"), pk__gt=given("pk"))
        return rows.filter(later).values_list(*GIVEN, *(f"letter__{name}" for name in LINE))[:limit]

    def answer(*columns: Any) -> _Given:
        return _Given(*columns[: len(GIVEN)], letter=LetterLine(*columns[len(GIVEN) :]))

    return Rows(question, answer)


def _followed_row(branch: _Given, person: str, hours: OfficeHours, now: datetime) -> Row:
    line = _row(branch.letter)
    return replace(
        line,
        pk=branch.pk,
        sort=branch.due,
        url=f"{line.url}#branch-{branch.pk}",
        sender=f"{branch.short_title or branch.title} · {person}",
        number="",
        state="unread" if branch.state == "sent" else branch.state,
        at=branch.sent_at,
        due_at=branch.due_at,
        left=hours.remaining(now, branch.due_at) if branch.due_at else None,
    )


def _row(letter: LetterLine) -> Row:
    """A letter's line; what is secret is always masked in lists."""
    view = LetterView(cast("Letter", letter), Part.LINE)
    return Row(
        pk=letter.pk,
        sort=letter.received_at,
        url=(outgoing_address if letter.is_outgoing else letter_address)(letter.pk),
        subject=view.subject,
        sender=view.sender,
        number=letter.agenda_number if letter.is_outgoing else view.sender_number,
        agenda="" if letter.is_outgoing else letter.agenda_number,
        state=f"out_{letter.state}" if letter.is_outgoing else letter.state,
        urgency=letter.urgency,
        security=letter.security,
        at=letter.received_at,
    )
