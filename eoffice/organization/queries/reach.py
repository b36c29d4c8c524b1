"""To whom a desk may dispose: data per position group; where nothing is said, the direct ones."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.db.models import Exists, Expression, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from eoffice.organization.models import DisposeReach, Position
from eoffice.organization.states import Reach
from eoffice.rows import Rows, each, given

from .offices import nested_offices

Place = int | Expression | Subquery
"""A seat or an office: its id, or what finds it inside the statement."""


def _direct(giver: Place, _office: Place) -> Q:
    return Q(superior=giver)


def _skip_level(giver: Place, _office: Place) -> Q:
    return Q(superior__superior=giver)


def _functional(_giver: Place, office: Place) -> Q:
    return Q(is_functional=True) & (Q(unit_id=office) | Q(unit__office_id=office))


def _task_team(giver: Place, _office: Place) -> Q:
    members = Position.objects.filter(teams__leader=giver, teams__active=True)
    return Q(pk__in=members.values("pk"))


def _nested_office(_giver: Place, office: Place) -> Q:
    return Q(is_head=True, unit__in=nested_offices(office).active().values("pk"))


REACHES: dict[str, Callable[[Place, Place], Q]] = {
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
        found |= REACHES[reach](giver.pk, giver.unit.own_office_id)
    seats = Position.objects.active().filter(found, _in_tree(giver.unit.root_id))
    return seats.exclude(pk=giver.pk).select_related("unit__office", "group")


def reachable_among(position_id: int, receiver_ids: Collection[int]) -> list[Position]:
    """Those of these seats to which this seat may dispose; one statement, for the act itself."""
    return _AMONG.all(giver=position_id, ids=list(receiver_ids))


def _in_tree(root: Place) -> Q:
    return Q(unit_id=root) | Q(unit__organization_id=root)


def _among(ids: int) -> QuerySet[Position]:
    """`reachable_from` for a giver that is known when it is asked: it looks up what he may."""
    giver = Position.objects.filter(pk=given("giver")).order_by()
    office = Subquery(giver.values(of_giver=Coalesce("unit__office_id", "unit_id")))
    root = Subquery(giver.values(of_giver=Coalesce("unit__organization_id", "unit_id")))
    said = DisposeReach.objects.filter(group__positions=given("giver"))
    found = Q(~Exists(said), _direct(given("giver"), office))
    for reach, seats in REACHES.items():
        found |= Q(Exists(said.filter(reach=reach)), seats(given("giver"), office))
    reachable = Position.objects.active().filter(found, _in_tree(root))
    among = reachable.filter(pk__in=each("ids", ids)).exclude(pk=given("giver"))
    return among.order_by().select_related("unit__office")


_AMONG = Rows(_among)
