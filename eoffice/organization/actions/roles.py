"""Roles of a seat: granted and ended by the office's administrator."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice import audit
from eoffice.errors import AlreadyDone, OfficeError
from eoffice.organization import policies
from eoffice.organization.events import OrganizationEvent
from eoffice.organization.models import Position, PositionRole, Unit
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role, SecurityLimit


@transaction.atomic
def grant_role(
    position_id: int,
    role: str,
    *,
    by: Officer,
    valid_from: date,
    valid_until: date | None = None,
    order_number: str = "",
    unit_ids: Collection[int] = (),
    security_limit: str = SecurityLimit.BIASA,
) -> PositionRole:
    """Give a seat a role for a period; an auditor needs an order and an end."""
    position = Position.objects.select_related("unit").locked(position_id)
    policies.may_give_role(by, position).enforce()
    if role == Role.AUDITOR and not (order_number.strip() and valid_until):
        raise OfficeError(_("An auditor's role needs the number of the order and a last day."))
    if position.roles.filter(role=role, valid_until__isnull=True).exists():
        raise AlreadyDone(_("This position has the role already."))
    granted = PositionRole.objects.create(
        position=position,
        role=role,
        valid_from=valid_from,
        valid_until=valid_until,
        order_number=order_number,
        security_limit=security_limit,
    )
    granted.units.set(Unit.objects.in_organization(position.unit.root_id).filter(pk__in=unit_ids))
    _record(OrganizationEvent.ROLE_GRANTED, granted, by=by)
    return granted


def role_facts(role: PositionRole) -> dict[str, Any]:
    """What the trail keeps of a role."""
    return {
        "position": role.position_id,
        "role": role.role,
        "from": role.valid_from,
        "until": role.valid_until,
        "order_number": role.order_number,
        "security_limit": role.security_limit,
    }


def _record(event: OrganizationEvent, role: PositionRole, *, by: Officer) -> None:
    chain = ("office", role.position.unit.own_office_id)
    audit.record(event, by=by, chain=chain, detail=role_facts(role))
