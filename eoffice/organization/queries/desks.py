"""All desks of a person today: held, acting, assisting, and vacant ones below.

A vacant desk is seen by its acting holder, else by the holder of the seat above it, and so on up.
While a Plh. acts, the absent holder keeps the desk: both see the work, and it shows who did it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from eoffice import clock
from eoffice.organization.models import User
from eoffice.organization.officer import COVER, NO_DESK, Desk, Officer
from eoffice.organization.states import AssignmentKind, Role

from .seats import SeatRow, seats_seen_by

# Roles that whoever stands in for a seat uses too; the others need the seat itself.
PASSED_ON = frozenset({Role.INTAKE, Role.RECORDER, Role.ARCHIVIST, Role.UNIT_FILER})
ORDER_OF_KINDS = ["definitive", "pj", "plt", "plh", "assistant", COVER]

Seats = dict[int, list[SeatRow]]


def officer_of(user: User, *, now: datetime | None = None, desk_id: int | None = None) -> Officer:
    """The person as officer, sitting at the desk asked for or else at the first of the own."""
    desks = _desks_of(user.pk, now or clock.now())
    without = replace(NO_DESK, organization_id=user.organization_id or 0)
    first = desks[0] if desks else without
    current = next((desk for desk in desks if desk.position_id == desk_id), first)
    return Officer(
        user_id=user.pk,
        name=user.name,
        desks=desks,
        desk=current,
        language=user.language,
        is_superuser=user.is_superuser,
    )


def _desks_of(user_id: int, moment: datetime) -> tuple[Desk, ...]:
    seats: Seats = {}
    for row in seats_seen_by(user_id, moment):
        seats.setdefault(row.position_id, []).append(row)
    held = [desk for rows in seats.values() if (desk := _held_desk(rows, moment))]
    desks = held + _covered_desks(seats, held, moment)
    return tuple(sorted(desks, key=lambda desk: ORDER_OF_KINDS.index(desk.kind)))


def _held_desk(rows: list[SeatRow], moment: datetime) -> Desk | None:
    """The seat by the strongest title that is in force today where the office stands."""
    today = _today_at(rows[0], moment)
    mine = [row for row in rows if row.assignment_id and _in_force(row.starts, row.ends, today)]
    if not mine:
        return None
    row = min(mine, key=lambda row: ORDER_OF_KINDS.index(row.kind))
    if row.kind == AssignmentKind.DEFINITIVE:
        return _own_desk(row, _roles_of(rows, today))
    return _desk(
        row,
        kind=row.kind,
        in_place_of_name=row.replaced or row.assisted or "",
        assignment_id=row.assignment_id,
        roles=_roles_for(row.kind, _roles_of(rows, today)),
        may_accept=row.may_accept,
        may_sign=row.may_sign,
        may_approve=row.may_approve,
        may_read_secret=row.may_read_secret,
    )


def _own_desk(row: SeatRow, roles: frozenset[str]) -> Desk:
    """A definitive holder may do all that the desk may."""
    return _desk(
        row,
        kind=row.kind,
        assignment_id=row.assignment_id,
        roles=roles,
        may_accept=True,
        may_sign=True,
        may_approve=True,
        may_read_secret=True,
    )


def _covered_desks(seats: Seats, held: list[Desk], moment: datetime) -> list[Desk]:
    """Vacant seats whose line up to one of the held desks is vacant too."""
    reached = {desk.position_id for desk in held if not desk.is_assistant}
    waiting = {pk: rows for pk, rows in seats.items() if not rows[0].assignment_id}
    covered: list[Desk] = []
    while found := [pk for pk, rows in waiting.items() if rows[0].superior_id in reached]:
        reached.update(found)
        covered += [_cover(waiting.pop(pk), moment) for pk in found]
    return covered


def _cover(rows: list[SeatRow], moment: datetime) -> Desk:
    roles = _roles_of(rows, _today_at(rows[0], moment)) & PASSED_ON
    return _desk(rows[0], kind=COVER, roles=roles, may_accept=True, is_vacant_cover=True)


def _desk(row: SeatRow, **how: Any) -> Desk:
    return Desk(
        position_id=row.position_id,
        title=row.title,
        unit_id=row.unit_id,
        office_id=row.office_id,
        organization_id=row.organization_id,
        office_name=row.office_name,
        time_zone=row.time_zone,
        is_head=row.is_head,
        superior_id=row.superior_id,
        **how,
    )


def _roles_for(kind: str, roles: frozenset[str]) -> frozenset[str]:
    return roles & PASSED_ON if kind == AssignmentKind.ASSISTANT else roles


def _roles_of(rows: list[SeatRow], today: date) -> frozenset[str]:
    return frozenset(
        row.role for row in rows if row.role and _in_force(row.role_from, row.role_until, today)
    )


def _today_at(row: SeatRow, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(row.time_zone)).date()


def _in_force(first: date, last: date | None, today: date) -> bool:
    return first <= today and (last is None or last >= today)
