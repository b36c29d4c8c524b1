"""The line of command: who stands above a seat. Read with the database's own recursion.

Nothing is cached, so a moved seat counts at once in every process. A ring in the data ends the
walk instead of hanging it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from django.db.models.expressions import RawSQL

from eoffice.organization.models import Position
from eoffice.plans import Plan

UP = """
WITH RECURSIVE line(id) AS (
    SELECT id FROM organization_position WHERE id IN (:ids)
  UNION
    SELECT seat.superior_id FROM organization_position seat JOIN line ON seat.id = line.id
    WHERE seat.superior_id IS NOT NULL
)
SELECT id FROM line
"""
IN_OFFICE = """
WITH RECURSIVE line(id, superior_id, office_id) AS (
    SELECT seat.id, seat.superior_id, COALESCE(unit.office_id, unit.id)
    FROM organization_position seat JOIN organization_unit unit ON unit.id = seat.unit_id
    WHERE seat.id IN (:ids)
  UNION
    SELECT seat.id, seat.superior_id, line.office_id
    FROM line JOIN organization_position seat ON seat.id = line.superior_id
    JOIN organization_unit unit ON unit.id = seat.unit_id
    WHERE COALESCE(unit.office_id, unit.id) = line.office_id
)
SELECT DISTINCT id FROM line WHERE id NOT IN (:ids)
"""


def line_in_office(position_ids: Collection[int]) -> list[int]:
    """The superiors, direct and indirect, of these seats, each line only as far as its office."""
    if not position_ids:
        return []
    ids = list(dict.fromkeys(position_ids))
    return [pk for (pk,) in _line(len(ids)).fetch(ids)]


@lru_cache(maxsize=64)
def _line(count: int) -> Plan:
    """The statement for so many seats."""
    names = [f"seat{at}" for at in range(count)]
    return Plan.of(IN_OFFICE.replace(":ids", ", ".join(f"%({name})s" for name in names)), *names)


def superior_ids_of(position_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """For each seat the seats above it, nearest first. One statement for all of them."""
    if not position_ids:
        return {}
    line = Position.objects.filter(pk__in=_walk(UP, position_ids))
    above = dict(line.values_list("pk", "superior_id"))
    return {pk: tuple(_climb(pk, above)) for pk in position_ids}


def _climb(position_id: int, above: Mapping[int, int | None]) -> Iterator[int]:
    passed = {position_id}
    current = above.get(position_id)
    while current and current not in passed:
        passed.add(current)
        yield current
        current = above.get(current)


def is_above(upper_id: int, lower_id: int) -> bool:
    """Whether the first seat stands in the line above the second."""
    return upper_id in superior_ids_of([lower_id])[lower_id]


def _walk(sql: str, position_ids: Collection[int]) -> RawSQL:
    """The recursion from these seats; only placeholders are written into the statement."""
    return RawSQL(sql.replace(":ids", _places(position_ids)), list(position_ids))  # noqa: S611


def _places(values: Collection[int]) -> str:
    return ",".join(["%s"] * len(values))
