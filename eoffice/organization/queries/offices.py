"""Questions about one office: its desk, its recorders, its head, its nested offices, its seats."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, Expression, F, OuterRef, Q, QuerySet, Subquery

from eoffice import clock
from eoffice.organization.models import Assignment, Position, PositionRole, Unit
from eoffice.organization.models.unit import UnitQuerySet
from eoffice.organization.states import Role

from .holders import today_here


def office_desk(office_id: int) -> QuerySet[Position]:
    """The seats where letters arrive."""
    return _with_role(office_id, Role.INTAKE)


def recorders(office_id: int) -> QuerySet[Position]:
    """The seats that give agenda numbers and keep the list of acting officials."""
    return _with_role(office_id, Role.RECORDER)


def archivists(office_id: int) -> QuerySet[Position]:
    """The seats that keep the records of the office, and lend them."""
    return _with_role(office_id, Role.ARCHIVIST)


def _with_role(office_id: int, role: str) -> QuerySet[Position]:
    office = Unit.objects.get(pk=office_id)
    return Position.objects.active().in_office(office_id).with_role(role, clock.today(office.zone))


def head_of(unit_id: int) -> Position | None:
    """The seat that heads this unit; of an office: the head of the office."""
    heads = Position.objects.active().filter(unit_id=unit_id, is_head=True)
    return heads.select_related("unit").first()


def nested_offices(office_id: int | Expression | Subquery) -> UnitQuerySet:
    """The offices directly inside this one."""
    above = Q(parent_id=office_id) | Q(parent__office_id=office_id)
    return Unit.objects.offices().filter(above)


def positions_matching(
    text: str, *, organization_id: int, office_id: int | None = None, on: date | None = None
) -> QuerySet[Position]:
    """Seats for a picker: every word is found in the title, the unit or the holder's name."""
    seats = Position.objects.active().in_organization(organization_id)
    if office_id:
        seats = seats.in_office(office_id)
    day = on or today_here()
    for word in text.split():
        named = Assignment.objects.on(day).holding().filter(user__name__icontains=word)
        seats = seats.filter(
            Q(title__icontains=word)
            | Q(short_title__icontains=word)
            | Q(unit__name__icontains=word)
            | Exists(named.filter(position=OuterRef("pk")))
        )
    return seats.select_related("unit__office").order_by("unit__order", "order", "title", "pk")


def auditor_orders_of(position_ids: tuple[int, ...], on: date) -> list[PositionRole]:
    """What an auditor may read today: the orders with their units and security limit."""
    return list(
        PositionRole.objects.filter(
            position__in=position_ids, role=Role.AUDITOR, valid_from__lte=on, valid_until__gte=on
        ).prefetch_related("units")
    )


def misplaced_units() -> QuerySet[Unit]:
    """Units whose copied organisation or office does not follow from the unit above: faults."""
    root_above = Q(parent__organization=F("organization")) | Q(
        parent__organization__isnull=True, organization=F("parent")
    )
    office_above = (
        Q(is_office=True)
        | Q(parent__office=F("office"))
        | Q(parent__office__isnull=True, office=F("parent"))
    )
    return Unit.objects.filter(parent__isnull=False).exclude(root_above & office_above)
