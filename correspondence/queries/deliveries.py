"""Deliveries: to whom a letter goes, how far it has got, what waits to be handed over."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from correspondence.desks import desk_offices
from correspondence.models import Addressee, Delivery, Letter
from correspondence.outgoing_states import DeliveryState, DeliveryWay, OutgoingState
from eoffice.documents.models import StoredFile
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

RELATED = ("addressee__position__unit", "addressee__office", "addressee__contact", "their_letter")


def deliveries_of(letter: Letter) -> QuerySet[Delivery]:
    """Every addressee of the letter, first those to whom it is addressed, then the copies."""
    rows = Delivery.objects.filter(letter=letter).select_related(*RELATED, "proof")
    return rows.order_by("-addressee__role", "addressee__order", "pk")


def waiting_to_be_carried(delivery_id: int) -> Delivery | None:
    """The delivery with everything that carrying it asks for, if it has not gone yet."""
    rows = Delivery.objects.filter(pk=delivery_id, state=DeliveryState.PENDING)
    letter = ("letter__office", "letter__type", "letter__answers", "letter__signature__file")
    return rows.select_related(*RELATED, *letter).first()


def office_for(row: Addressee) -> Unit | None:
    """The office of this installation in whose tray a letter to this addressee lies."""
    if row.position:
        return row.position.unit.own_office
    return row.office.own_office if row.office else None


def contents_of(letter: Letter) -> list[StoredFile]:
    """The signed file and its enclosures, in their order."""
    rows = letter.letter_files.filter(detached_at=None).select_related("file")
    return [row.file for row in rows.order_by("order", "pk")]


@dataclass(frozen=True, slots=True)
class ExpeditionFilter:
    """Which lines of the expedition book are wanted; the days are those of the hand-over."""

    done: bool = False
    since: date | None = None
    until: date | None = None


def expedition_of(officer: Officer, wanted: ExpeditionFilter) -> QuerySet[Delivery]:
    """Paper of the offices whose desk this officer serves: what waits, or what was handed over."""
    rows = Delivery.objects.filter(
        letter__office__in=desk_offices(officer),
        letter__state__in=(OutgoingState.DISPATCHED, OutgoingState.FILED),
        way=DeliveryWay.EXPEDITION,
    )
    open_ones = (DeliveryState.PENDING, DeliveryState.SENT)
    rows = rows.exclude(state__in=open_ones) if wanted.done else rows.filter(state__in=open_ones)
    if wanted.since:
        rows = rows.filter(ended_at__date__gte=wanted.since)
    if wanted.until:
        rows = rows.filter(ended_at__date__lte=wanted.until)
    rows = rows.select_related(*RELATED, "letter__office", "proof")
    return rows.order_by("-ended_at", "-pk") if wanted.done else rows.order_by("letter", "pk")
