"""Which letters stand in each of the lists "Surat keluar".

Asked with the ids of an officer, or with places for them, where a statement is kept (decision 23).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from correspondence.desks import desk_offices
from correspondence.models import Delivery, Letter, OutgoingLetter
from correspondence.outgoing_access import SIGNED
from correspondence.outgoing_states import BEING_CHECKED, WITH_WRITER, DeliveryState, OutgoingState
from correspondence.queries.seeing import opened_to, opening_line_to
from eoffice.organization.officer import Officer
from eoffice.rows import each

MINE, CHECKING, KEPT, UNSENT, REPLY, ALL = "", "checked", "signed", "unsent", "reply", "all"
NOT_ARRIVED = (DeliveryState.FAILED, DeliveryState.REFUSED, DeliveryState.RETURNED)
UNFINISHED = (DeliveryState.PENDING, *NOT_ARRIVED)
"""Deliveries for which somebody has to act before the letter is with that addressee."""
SENT_OR_TO_SEND = (OutgoingState.SIGNED, OutgoingState.DISPATCHED)


@dataclass(frozen=True, slots=True)
class Reach:
    """The own desks, the offices whose intake desk one serves, and what is open to one."""

    desks: Sequence[Any]
    offices: Sequence[Any]
    opened: Q


def reach_of(officer: Officer) -> Reach:
    """What this officer reaches."""
    return Reach(officer.desk_ids, sorted(desk_offices(officer)), opening_line_to(officer))


def reach_by_places(desks: int, offices: int, audiences: int) -> Reach:
    """What somebody reaches who has so many desks, offices and audiences."""
    opened = Q(opened_to(each("audiences", audiences)))
    return Reach(each("desks", desks), each("offices", offices), opened)


def drafts_of(officer: Officer) -> QuerySet[OutgoingLetter]:
    """What lies with its writer at one of the own desks: to be written or to be corrected."""
    return _with_writer(Reach(officer.desk_ids, (), Q()))


def unsent_by(reach: Reach) -> QuerySet[OutgoingLetter]:
    """Signed letters that one sends from there: to nobody yet, or not to everybody."""
    own = Q(office__pk__in=reach.offices)
    own |= Q(writer__pk__in=reach.desks) | Q(signing_seat__pk__in=reach.desks)
    return _opened(reach).filter(own, pk__in=_unfinished(), state__in=SENT_OR_TO_SEND)


def _unfinished() -> QuerySet[Letter, tuple[int]]:
    """The few letters of all offices that are not with everybody, each half found by its index."""
    signed = Letter.objects.filter(state=OutgoingState.SIGNED).order_by().values_list("pk")
    return signed.union(Delivery.objects.filter(state__in=UNFINISHED).values_list("letter"))


def _opened(reach: Reach) -> QuerySet[OutgoingLetter]:
    return OutgoingLetter.objects.filter(reach.opened)


def _with_writer(reach: Reach) -> QuerySet[OutgoingLetter]:
    written = OutgoingLetter.objects.filter(writer__pk__in=reach.desks)
    return written.filter(state__in=WITH_WRITER)


TABS: dict[str, Callable[[Reach], QuerySet[OutgoingLetter]]] = {
    MINE: _with_writer,
    CHECKING: lambda reach: _opened(reach).filter(state__in=BEING_CHECKED),
    KEPT: lambda reach: _opened(reach).filter(state__in=SIGNED),
    UNSENT: unsent_by,
    ALL: _opened,
}
