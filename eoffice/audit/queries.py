"""What the trail tells: the history of one subject, and the tray of an auditor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from eoffice.audit import hooks
from eoffice.audit.desks import desk_in_words
from eoffice.audit.events import sentence_of
from eoffice.audit.models import AuditEntry
from eoffice.audit.readers import Reader, organizations_of
from eoffice.paging import place_in, written
from eoffice.rows import Rows, given


class TimelineLine(NamedTuple):
    """One line of a history: when, who, in whose place, what."""

    number: int
    at: datetime
    event: str
    actor_name: str
    position_id: int | None
    position_title: str
    in_place_of: str
    acting_kind: str
    basis: str

    @property
    def sentence(self) -> str:
        """What happened, in the reader's language."""
        return sentence_of(self.event)

    @property
    def desk(self) -> str:
        """From which desk, by what right and in whose place."""
        return desk_in_words(self.position_title, self.acting_kind, self.in_place_of)


def timeline_of(kind: str, subject_id: int, *, newest: int | None = None) -> list[TimelineLine]:
    """The history of one subject, oldest first; only the newest lines if a number is given.

    Lines are numbered without gaps: the number of the newest is how many there are.
    """
    return _timeline(newest).all(kind=kind, subject=subject_id)[::-1]


@cache
def _timeline(newest: int | None) -> Rows[TimelineLine]:
    def build() -> QuerySet:
        entries = AuditEntry.objects.filter(subject_kind=given("kind"), subject_id=given("subject"))
        return entries.order_by("-number").values_list(*TimelineLine._fields)[:newest]

    return Rows(build, TimelineLine)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an auditor looks for; empty means all."""

    since: date | None = None
    until: date | None = None
    event: str = ""
    person: str = ""
    kind: str = ""
    subject: int | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Some entries, newest first, and the place after which older ones follow."""

    entries: list[AuditEntry]
    older: str = ""


def entries_for(auditor: Reader) -> QuerySet[AuditEntry]:
    """All that this auditor may read."""
    return AuditEntry.objects.filter(organization_id__in=organizations_of(auditor))


def trail_page(auditor: Reader, wanted: Wanted, *, before: str = "", size: int = 50) -> TrailPage:
    """The newest entries that are wanted, from the place `before` downwards (keyset)."""
    entries = entries_for(auditor).filter(_condition(wanted), _older_than(before))
    found = list(entries.order_by("-at", "-pk")[: size + 1])
    shown = found[:size]
    older = written(shown[-1].at, shown[-1].pk) if len(found) > size else ""
    return TrailPage(shown, older)


def _condition(wanted: Wanted) -> Q:
    exact = {"event": wanted.event, "subject_kind": wanted.kind, "subject_id": wanted.subject}
    condition = Q(**{name: value for name, value in exact.items() if value})
    if wanted.number:
        condition &= _bearing(wanted.number)
    if wanted.person:
        condition &= Q(actor_name__icontains=wanted.person)
    if wanted.since:
        condition &= Q(at__gte=_midnight(wanted.since))
    if wanted.until:
        condition &= Q(at__lt=_midnight(wanted.until + timedelta(days=1)))
    return condition


def _bearing(number: str) -> Q:
    """About a subject with this number; about none if nothing bears it."""
    found = Q(pk__in=[])
    for kind, ids in hooks.subjects_with(number).items():
        found |= Q(subject_kind=kind, subject_id__in=ids)
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _older_than(place: str) -> Q:
    if (found := place_in(place)) is None:
        return Q()
    at, number = found
    return Q(at__lt=at) | Q(at=at, pk__lt=number)
