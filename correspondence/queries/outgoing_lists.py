"""The rows of the lists "Surat keluar", a page of a tab read as plain columns."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple, cast

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from correspondence.access import audiences_of
from correspondence.desks import desk_offices
from correspondence.models import Addressee, Delivery, Letter, OutgoingLetter
from correspondence.outgoing_access import SIGNED, is_signed
from correspondence.outgoing_states import OutgoingState
from correspondence.queries.drafts_waiting import people_with, subject_in_lists
from correspondence.queries.outgoing_tabs import (
    ALL,
    KEPT,
    TABS,
    UNFINISHED,
    reach_by_places,
    reach_of,
    unsent_by,
)
from correspondence.queries.replies import waiting_for
from correspondence.queries.seeing import END_OF_TIME, Place, walked
from correspondence.states import SECRET, LetterKind, RecipientRole
from eoffice import clock
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role
from eoffice.rows import Rows, each, given

LEFT, UNDELIVERED = f"out_{OutgoingState.DISPATCHED}", "out_undelivered"
DuePlace = tuple[date, int]
"""Where a page of what waits for a reply goes on: the day until which, and the letter."""


@dataclass(frozen=True, slots=True)
class OutgoingRow:
    """One letter that goes out, in a list."""

    pk: int
    sort: datetime
    subject: str
    to: str
    number: str
    kind: str
    state: str
    with_whom: str
    urgency: str
    security: str
    at: datetime | None
    reply_due: date | None = None
    reply_is_late: bool = False


class _Line(NamedTuple):
    """What is read of a letter."""

    pk: int
    received_at: datetime
    subject: str
    state: str
    agenda_number: str
    urgency: str
    security: str
    signed_at: datetime | None
    submitted_at: datetime | None
    type__name: str | None

    @property
    def is_secret(self) -> bool:
        """As a letter says it of itself."""
        return self.security in SECRET


def rows_of(officer: Officer, tab: str, *, before: Place | None, limit: int) -> list[OutgoingRow]:
    """One keyset page of a tab, newest first."""
    lines = _lines(officer, tab, before or (END_OF_TIME, 0), limit)
    names = _names([line.pk for line in lines])
    with_whom = people_with([line.pk for line in lines if line.state == OutgoingState.IN_REVIEW])
    rows = [_row(line, names.get(line.pk, []), with_whom.get(line.pk, "")) for line in lines]
    return _as_delivered(rows)


def _as_delivered(rows: list[OutgoingRow]) -> list[OutgoingRow]:
    """What left and is not with everybody says so, in whichever list it stands."""
    left = [row.pk for row in rows if row.state == LEFT]
    back = {pk for (pk,) in _NOT_THERE.all(letters=left)} if left else set()
    return [replace(row, state=UNDELIVERED) if row.pk in back else row for row in rows]


def unsent_count(officer: Officer) -> int:
    """How many signed letters this officer has still to send."""
    if officer.has_role(Role.AUDITOR):
        return unsent_by(reach_of(officer)).count()
    return next((count for (count,) in _UNSENT.all(**_ids(officer))), 0)


def _lines(officer: Officer, tab: str, before: Place, limit: int) -> list[_Line]:
    """What is open by an auditor's orders differs too much to be kept; the others' pages are."""
    moment, pk = before
    if officer.has_role(Role.AUDITOR):
        return [_Line(*row) for row in _page(TABS[tab](reach_of(officer)), moment, pk)[:limit]]
    if tab not in (KEPT, ALL):
        return _kept(tab, limit).all(**_ids(officer), moment=moment, pk=pk)
    found: dict[int, _Line] = {}
    for audience in audiences_of(officer):
        lines = _walked(tab, limit).all(audience=audience, moment=moment, pk=pk)
        found |= {line.pk: line for line in lines}
    return sorted(found.values(), key=lambda row: (row.received_at, row.pk), reverse=True)[:limit]


def _ids(officer: Officer) -> dict[str, list[Any]]:
    return {
        "desks": list(officer.desk_ids),
        "offices": sorted(desk_offices(officer)),
        "audiences": list(audiences_of(officer)),
    }


def _page(letters: QuerySet[OutgoingLetter], moment: Any, pk: Any) -> QuerySet:
    """Lines from below a place in the order of the lists."""
    older = letters.filter(Q(received_at__lt=moment) | Q(received_at=moment, pk__lt=pk))
    newest = older.order_by(F("received_at").desc(), F("pk").desc())
    return newest.values_list(*_Line._fields)


@cache
def _kept(tab: str, limit: int) -> Rows[_Line]:
    """A page of a tab with few letters."""

    def question(desks: int, offices: int, audiences: int) -> QuerySet:
        letters = TABS[tab](reach_by_places(desks, offices, audiences))
        return _page(letters, given("moment"), given("pk"))[:limit]

    return Rows(question, _Line)


@cache
def _walked(tab: str, limit: int) -> Rows[_Line]:
    """A page of what is open to one audience, where most letters fit: along their index."""

    def question() -> QuerySet:
        rows = walked().filter(letter__kind=LetterKind.OUTGOING)
        rows = rows.filter(letter__state__in=SIGNED) if tab == KEPT else rows
        return rows.values_list(*(f"letter__{name}" for name in _Line._fields))[:limit]

    return Rows(question, _Line)


def _unsent(desks: int, offices: int, audiences: int) -> QuerySet:
    letters = unsent_by(reach_by_places(desks, offices, audiences)).order_by()
    return letters.values("kind").annotate(count=Count("pk")).values_list("count")


def _addressed(letters: int) -> QuerySet:
    to = Addressee.objects.filter(letter__pk__in=each("letters", letters), role=RecipientRole.TO)
    return to.order_by("order", "pk").values_list("letter_id", "name")


def _not_there(letters: int) -> QuerySet:
    waiting = Delivery.objects.filter(state__in=UNFINISHED)
    return waiting.filter(letter__pk__in=each("letters", letters)).values_list("letter_id")


_UNSENT = Rows(_unsent)
_NOT_THERE = Rows(_not_there)
_ADDRESSED = Rows(_addressed)


def _names(letters: list[int]) -> dict[int, list[str]]:
    """To whom each letter goes, without copies."""
    found: dict[int, list[str]] = {}
    for letter, name in _ADDRESSED.all(letters=letters):
        found.setdefault(letter, []).append(name)
    return found


def names_of(letters: list[int]) -> dict[int, str]:
    """To whom each letter goes: the first addressee, and how many more."""
    return {pk: _to(names) for pk, names in _names(letters).items()}


def _row(line: _Line, names: list[str], with_whom: str = "") -> OutgoingRow:
    letter = cast("Letter", line)
    return OutgoingRow(
        pk=line.pk,
        sort=line.received_at,
        subject=subject_in_lists(letter),
        to="" if line.is_secret else _to(names),
        number=line.agenda_number if is_signed(letter) else "",
        kind=line.type__name or "",
        state=f"out_{line.state}",
        with_whom=with_whom,
        urgency=line.urgency,
        security=line.security,
        at=line.signed_at or line.submitted_at or line.received_at,
    )


def rows_awaiting(officer: Officer, *, after: DuePlace | None, limit: int) -> list[OutgoingRow]:
    """One keyset page of what waits for a reply, the earliest day first; late by the date of the
    letter's office."""
    wanted = (*_Line._fields, "reply_due", "office__time_zone")
    letters = waiting_for(officer)
    if after:
        day, pk = after
        letters = letters.filter(Q(reply_due__gt=day) | Q(reply_due=day, pk__gt=pk))
    found = list(letters.values_list(*wanted)[:limit])
    names = _names([pk for pk, *_rest in found])
    rows = []
    for *columns, due, zone in found:
        line = _Line(*columns)
        row, is_late = _row(line, names.get(line.pk, [])), due < clock.today(zone)
        rows.append(replace(row, reply_due=due, reply_is_late=is_late))
    return _as_delivered(rows)


def _to(names: list[str]) -> str:
    """The first addressee, and how many more."""
    if len(names) < 2:
        return "".join(names)
    return _("%(name)s and %(n)s more") % {"name": names[0], "n": len(names) - 1}
