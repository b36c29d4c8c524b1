"""All desks of a person today, in one statement: held, acting, assisting, and vacant ones below.

A vacant desk is seen by its acting holder, else by the holder of the seat above it, and so on up.
While a Plh. acts, the absent holder keeps the desk: both see the work, and it shows who did it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import FilteredRelation, OuterRef, Q, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from eoffice import clock
from eoffice.organization.models import Assignment, Position, User
from eoffice.organization.officer import COVER, NO_DESK, Desk, Officer
from eoffice.organization.states import AssignmentKind, Role

# The seats of a person and, below those not held as an assistant, every seat without a holder.
SEATS_SEEN = """
WITH RECURSIVE seen(position_id, covers) AS (
    SELECT held.position_id, CASE WHEN held.kind = 'assistant' THEN 0 ELSE 1 END
    FROM organization_assignment held
    WHERE held.user_id = %s AND held.active AND held.starts <= %s
      AND (held.ends IS NULL OR held.ends >= %s)
  UNION
    SELECT seat.id, 1
    FROM organization_position seat JOIN seen ON seat.superior_id = seen.position_id
    WHERE seen.covers = 1 AND seat.active AND NOT EXISTS (
        SELECT 1 FROM organization_assignment holder
        WHERE holder.position_id = seat.id AND holder.kind <> 'assistant' AND holder.active
          AND holder.starts <= %s AND (holder.ends IS NULL OR holder.ends >= %s))
)
SELECT position_id FROM seen
"""
# Roles that whoever stands in for a seat uses too; the others need the seat itself.
PASSED_ON = frozenset({Role.INTAKE, Role.RECORDER, Role.ARCHIVIST})
ORDER_OF_KINDS = ["definitive", "pj", "plt", "plh", "assistant", COVER]
ONE_DAY = timedelta(days=1)


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
    seats: dict[int, list[dict[str, Any]]] = {}
    for row in _rows_of(user_id, moment.date()):
        seats.setdefault(row["pk"], []).append(row)
    held = [desk for rows in seats.values() if (desk := _held_desk(rows, moment))]
    desks = held + _covered_desks(seats, held, moment)
    return tuple(sorted(desks, key=lambda desk: ORDER_OF_KINDS.index(desk.kind)))


def _rows_of(user_id: int, day: date) -> Iterable[dict[str, Any]]:
    """One row per seat × own assignment × role; a day wide, because each office has its zone."""
    first, last = day - ONE_DAY, day + ONE_DAY
    seen = RawSQL(SEATS_SEEN, [user_id, last, first, last, first])  # noqa: S611
    holder = Assignment.objects.on(day).holding().filter(position=OuterRef("pk")).order_by("kind")
    return (
        Position.objects.filter(pk__in=seen, active=True)
        .annotate(
            mine=FilteredRelation(
                "assignments",
                condition=Q(assignments__user=user_id, assignments__active=True)
                & Q(assignments__starts__lte=last)
                & (Q(assignments__ends__isnull=True) | Q(assignments__ends__gte=first)),
            ),
            holder_name=Subquery(holder.values("user__name")[:1]),
            office_id=Coalesce("unit__office_id", "unit_id"),
            organization_id=Coalesce("unit__organization_id", "unit_id"),
            office_name=Coalesce("unit__office__name", "unit__name"),
            zone=Coalesce("unit__office__time_zone", "unit__time_zone"),
        )
        .order_by("order", "title", "pk")
        .values(
            "pk", "title", "unit_id", "superior_id", "is_head", "holder_name",
            "office_id", "organization_id", "office_name", "zone",
            "mine__id", "mine__kind", "mine__starts", "mine__ends", "mine__in_place_of__name",
            "mine__may_sign", "mine__may_approve", "mine__may_accept", "mine__may_read_secret",
            "roles__role", "roles__valid_from", "roles__valid_until",
        )
    )  # fmt: skip


def _held_desk(rows: list[dict[str, Any]], moment: datetime) -> Desk | None:
    """The seat by the strongest title that is in force today where the office stands."""
    today = moment.astimezone(ZoneInfo(rows[0]["zone"])).date()
    mine = [row for row in rows if row["mine__id"] and _in_force(row, "mine__starts", today)]
    if not mine:
        return None
    row = min(mine, key=lambda row: ORDER_OF_KINDS.index(row["mine__kind"]))
    definitive = row["mine__kind"] == AssignmentKind.DEFINITIVE
    assists = row["mine__kind"] == AssignmentKind.ASSISTANT
    replaced = row["mine__in_place_of__name"] or (row["holder_name"] if assists else "")
    roles = _roles_of(rows, today)
    return _desk(
        row,
        kind=row["mine__kind"],
        in_place_of_name="" if definitive else replaced or "",
        assignment_id=row["mine__id"],
        roles=roles & PASSED_ON if assists else roles,
        may_accept=definitive or row["mine__may_accept"],
        may_sign=definitive or row["mine__may_sign"],
        may_approve=definitive or row["mine__may_approve"],
        may_read_secret=definitive or row["mine__may_read_secret"],
    )


def _covered_desks(
    seats: dict[int, list[dict[str, Any]]], held: list[Desk], moment: datetime
) -> list[Desk]:
    """Vacant seats whose line up to one of the held desks is vacant too."""
    reached = {desk.position_id for desk in held if not desk.is_assistant}
    waiting = {pk: rows for pk, rows in seats.items() if not rows[0]["mine__id"]}
    covered: list[Desk] = []
    while found := [pk for pk, rows in waiting.items() if rows[0]["superior_id"] in reached]:
        reached.update(found)
        covered += [_cover(waiting.pop(pk), moment) for pk in found]
    return covered


def _cover(rows: list[dict[str, Any]], moment: datetime) -> Desk:
    today = moment.astimezone(ZoneInfo(rows[0]["zone"])).date()
    roles = _roles_of(rows, today) & PASSED_ON
    return _desk(rows[0], kind=COVER, roles=roles, may_accept=True, is_vacant_cover=True)


def _desk(row: dict[str, Any], **how: Any) -> Desk:
    return Desk(
        position_id=row["pk"],
        title=row["title"],
        unit_id=row["unit_id"],
        office_id=row["office_id"],
        organization_id=row["organization_id"],
        office_name=row["office_name"],
        time_zone=row["zone"],
        is_head=row["is_head"],
        superior_id=row["superior_id"],
        **how,
    )


def _roles_of(rows: list[dict[str, Any]], today: date) -> frozenset[str]:
    in_force = [
        row for row in rows if row["roles__role"] and _in_force(row, "roles__valid_from", today)
    ]
    return frozenset(row["roles__role"] for row in in_force)


LAST_DAY = {"mine__starts": "mine__ends", "roles__valid_from": "roles__valid_until"}


def _in_force(row: dict[str, Any], first_day: str, today: date) -> bool:
    last = row[LAST_DAY[first_day]]
    return row[first_day] <= today and (last is None or last >= today)
