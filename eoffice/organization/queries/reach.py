"""To whom a desk may dispose: data per position group; where nothing is said, the direct ones."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q, QuerySet

from eoffice.organization.models import DisposeReach, Position
from eoffice.organization.states import Reach

from .offices import nested_offices


def _direct(giver: Position) -> Q:
    return Q(superior=giver)


def _skip_level(giver: Position) -> Q:
    return Q(superior__superior=giver)


def _functional(giver: Position) -> Q:
    office_id = giver.unit.own_office_id
    return Q(is_functional=True) & (Q(unit_id=office_id) | Q(unit__office_id=office_id))


def _task_team(giver: Position) -> Q:
    members = Position.objects.filter(teams__leader=giver, teams__active=True)
    return Q(pk__in=members.values("pk"))


def _nested_office(giver: Position) -> Q:
    offices = nested_offices(giver.unit.own_office_id).active()
    return Q(is_head=True, unit__in=offices.values("pk"))


REACHES: dict[str, Callable[[Position], Q]] = {
    Reach.DIRECT: _direct,
    Reach.SKIP_LEVEL: _skip_level,
    Reach.FUNCTIONAL: _functional,
    Reach.TASK_TEAM: _task_team,
    Reach.NESTED_OFFICE: _nested_office,
}


def reachable_from(position_id: int) -> QuerySet[Position]:
    """The seats to which this seat may dispose. A seat in a nested office is reached through that
    office's tray: compare `unit.own_office_id` of giver and receiver."""
    giver = Position.objects.select_related("unit").filter(pk=position_id).first()
    if giver is None:
        return Position.objects.none()
    reaches = DisposeReach.objects.filter(group=giver.group_id).values_list("reach", flat=True)
    found = Q()
    for reach in reaches or [Reach.DIRECT]:
        found |= REACHES[reach](giver)
    seats = Position.objects.active().filter(found, _same_organization(giver))
    return seats.exclude(pk=giver.pk).select_related("unit__office", "group")


def may_reach(giver_id: int, receiver_ids: set[int]) -> bool:
    """Whether every one of these seats may be disposed to from the giver's seat."""
    return reachable_from(giver_id).filter(pk__in=receiver_ids).count() == len(receiver_ids)


def _same_organization(giver: Position) -> Q:
    root_id = giver.unit.root_id
    return Q(unit_id=root_id) | Q(unit__organization_id=root_id)
