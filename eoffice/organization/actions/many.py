"""Units, seats, roles and holders by the thousand, as a list brings them: the same rules and the
same lines in the trail as one by one, in few statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice import audit
from eoffice.errors import OfficeError
from eoffice.organization import policies
from eoffice.organization.actions.holding import EVERYTHING, IN_THE_WAY, facts_of
from eoffice.organization.actions.roles import role_facts
from eoffice.organization.actions.structure import place_facts, seat_facts, take_place
from eoffice.organization.errors import Overlaps
from eoffice.organization.events import OrganizationEvent
from eoffice.organization.models import Assignment, Position, PositionRole, Unit, User
from eoffice.organization.officer import Officer
from eoffice.organization.states import AssignmentKind, Role

BATCH = 500


@transaction.atomic
def place_new_units(units: Sequence[Unit], *, by: Officer) -> None:
    """Save new units of which none stands below another of them."""
    for unit in units:
        policies.may_administer(by, unit.parent or unit).enforce()
        take_place(unit)
    Unit.objects.bulk_create(units, batch_size=BATCH)
    _record(OrganizationEvent.UNIT_PLACED, units, _office_of_unit, place_facts, by=by)


@transaction.atomic
def rewrite_units(units: Sequence[Unit], names: Iterable[str], *, by: Officer) -> None:
    """Save what units are called; nothing that would move them or what stands below them."""
    for unit in units:
        policies.may_administer(by, unit).enforce()
    Unit.objects.bulk_update(units, list(names), batch_size=BATCH)
    _record(OrganizationEvent.UNIT_PLACED, units, _office_of_unit, place_facts, by=by)


@transaction.atomic
def place_new_positions(seats: Sequence[Position], *, by: Officer) -> None:
    """Save new seats, each below one that is there already, in the same organisation."""
    for seat in seats:
        policies.may_administer(by, seat.unit).enforce()
        if seat.superior and seat.superior.unit.root_id != seat.unit.root_id:
            raise OfficeError(_("The superior must belong to the same organisation."))
    Position.objects.bulk_create(seats, batch_size=BATCH)
    _record(OrganizationEvent.POSITION_PLACED, seats, _office_of_seat, seat_facts, by=by)


@transaction.atomic
def rewrite_positions(seats: Sequence[Position], names: Iterable[str], *, by: Officer) -> None:
    """Save what seats are called and to which group they belong; nothing that would move them."""
    for seat in seats:
        policies.may_administer(by, seat.unit).enforce()
    Position.objects.bulk_update(seats, list(names), batch_size=BATCH)
    _record(OrganizationEvent.POSITION_PLACED, seats, _office_of_seat, seat_facts, by=by)


@transaction.atomic
def grant_roles(given: Sequence[tuple[Position, str]], *, by: Officer, valid_from: date) -> None:
    """Give seats roles that they do not have yet; an auditor's needs an order, so not here."""
    for seat, role in given:
        policies.may_give_role(by, seat).enforce()
        if role == Role.AUDITOR:
            raise OfficeError(_("An auditor's role needs the number of the order and a last day."))
    roles = [PositionRole(position=seat, role=role, valid_from=valid_from) for seat, role in given]
    PositionRole.objects.bulk_create(roles, batch_size=BATCH)
    _record(
        OrganizationEvent.ROLE_GRANTED,
        roles,
        lambda role: role.position.unit.own_office_id,
        role_facts,
        by=by,
    )


@transaction.atomic
def assign_many(sittings: Sequence[tuple[User, Position, date, str]], *, by: Officer) -> None:
    """Put people definitively at desks of their organisation: from a day on, by a decree."""
    new = [
        Assignment(
            user=user, position=seat, starts=starts, decree_number=decree, **EVERYTHING.as_fields()
        )
        for user, seat, starts, decree in sittings
    ]
    seats = [one.position_id for one in new]
    list(Position.objects.select_for_update(no_key=True).filter(pk__in=seats).order_by("pk"))
    for one in new:
        policies.may_seat(by, one.position.unit, one.user_id).enforce()
        _refuse_stranger(one)
    _refuse_overlaps(new)
    Assignment.objects.bulk_create(new, batch_size=BATCH)
    _record(
        OrganizationEvent.ASSIGNED,
        new,
        lambda one: one.position.unit.own_office_id,
        facts_of,
        by=by,
    )


def _refuse_stranger(one: Assignment) -> None:
    same = one.user.organization_id == one.position.unit.root_id
    if not (same and one.user.is_active and one.position.active):
        raise OfficeError(_("The person and the position must be active, in one organisation."))


def _refuse_overlaps(new: Sequence[Assignment]) -> None:
    """An open end overlaps whatever is still to come. Call with the seats locked."""
    first: dict[int, date] = {}
    for one in new:
        if one.position_id in first:
            raise Overlaps
        first[one.position_id] = one.starts
    sits = Assignment.objects.filter(
        position__in=list(first), kind__in=IN_THE_WAY[AssignmentKind.DEFINITIVE], active=True
    )
    for seat_id, ends in sits.values_list("position_id", "ends"):
        if ends is None or ends >= first[seat_id]:
            raise Overlaps


def _office_of_unit(unit: Unit) -> int:
    return unit.own_office_id


def _office_of_seat(seat: Position) -> int:
    return seat.unit.own_office_id


def _record(
    event: OrganizationEvent,
    rows: Sequence[Any],
    office_of: Callable[[Any], int],
    facts: Callable[[Any], dict[str, Any]],
    *,
    by: Officer,
) -> None:
    """One line per row, in the chain of its office; the chains in one order for everybody."""
    offices: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        offices[office_of(row)].append(row)
    for office_id in sorted(offices):
        said: list[audit.Facts] = [({}, facts(row)) for row in offices[office_id]]
        audit.record_each(event, said, by=by, chain=("office", office_id))
