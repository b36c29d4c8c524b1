"""The one statement behind `officer_of`: seats of a person, and vacant seats below them.

Written as SQL because it runs in every request and walks the line by the database's own recursion.
Whether a seat is vacant is asked by the date of its own office: it is covered from the first day
without a holder. One's own assignments are taken a day wide on both sides; `desks` decides by the
date of each seat's office.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from eoffice.calendar import WIB, WIT, WITA
from eoffice.plans import Plan

ONE_DAY = timedelta(days=1)


class SeatRow(NamedTuple):
    """One row per seat × own assignment × role."""

    position_id: int
    title: str
    unit_id: int
    superior_id: int | None
    is_head: bool
    office_id: int
    organization_id: int
    office_name: str
    time_zone: str
    assignment_id: int | None
    kind: str
    starts: date
    ends: date | None
    may_sign: bool
    may_approve: bool
    may_accept: bool
    may_read_secret: bool
    replaced: str | None
    assisted: str | None
    role: str | None
    role_from: date
    role_until: date | None


SEATS_SEEN = """
WITH RECURSIVE seen(position_id, covers) AS (
    SELECT held.position_id, CASE WHEN held.kind = 'assistant' THEN 0 ELSE 1 END
    FROM organization_assignment held
    WHERE held.user_id = %(user)s AND held.active AND held.starts <= %(last)s
      AND (held.ends IS NULL OR held.ends >= %(first)s)
  UNION
    SELECT seat.id, 1
    FROM organization_position seat JOIN seen ON seat.superior_id = seen.position_id
    JOIN organization_unit place ON place.id = seat.unit_id
    LEFT JOIN organization_unit above ON above.id = place.office_id
    WHERE seen.covers = 1 AND seat.active AND NOT EXISTS (
        SELECT 1 FROM organization_assignment holder
        WHERE holder.position_id = seat.id AND holder.kind <> 'assistant' AND holder.active
          AND CASE COALESCE(above.time_zone, place.time_zone)
              WHEN 'Asia/Jayapura' THEN holder.starts <= %(wit)s
                AND (holder.ends IS NULL OR holder.ends >= %(wit)s)
              WHEN 'Asia/Makassar' THEN holder.starts <= %(wita)s
                AND (holder.ends IS NULL OR holder.ends >= %(wita)s)
              ELSE holder.starts <= %(wib)s
                AND (holder.ends IS NULL OR holder.ends >= %(wib)s) END)
)
SELECT seat.id, seat.title, seat.unit_id, seat.superior_id, seat.is_head,
       COALESCE(unit.office_id, unit.id), COALESCE(unit.organization_id, unit.id),
       COALESCE(office.name, unit.name), COALESCE(office.time_zone, unit.time_zone),
       mine.id, mine.kind, mine.starts, mine.ends,
       mine.may_sign, mine.may_approve, mine.may_accept, mine.may_read_secret,
       replaced.name,
       (SELECT person.name
        FROM organization_assignment holder JOIN organization_user person
          ON person.id = holder.user_id
        WHERE mine.kind = 'assistant' AND holder.position_id = seat.id AND holder.active
          AND holder.kind <> 'assistant' AND holder.starts <= %(day)s
          AND (holder.ends IS NULL OR holder.ends >= %(day)s)
        ORDER BY holder.kind LIMIT 1),
       role.role, role.valid_from, role.valid_until
FROM organization_position seat
JOIN organization_unit unit ON unit.id = seat.unit_id
LEFT JOIN organization_unit office ON office.id = unit.office_id
LEFT JOIN organization_assignment mine
  ON mine.position_id = seat.id AND mine.user_id = %(user)s AND mine.active
 AND mine.starts <= %(last)s AND (mine.ends IS NULL OR mine.ends >= %(first)s)
LEFT JOIN organization_user replaced ON replaced.id = mine.in_place_of_id
LEFT JOIN organization_positionrole role ON role.position_id = seat.id
WHERE seat.active AND seat.id IN (SELECT position_id FROM seen)
ORDER BY seat."order", seat.title, seat.id
"""

_PLAN = Plan.of(SEATS_SEEN, "user", "day", "first", "last", "wib", "wita", "wit")


def seats_seen_by(user_id: int, moment: datetime) -> list[SeatRow]:
    """What the person may see at that moment, and around its day."""
    day = moment.date()
    today = [moment.astimezone(zone).date() for zone in (WIB, WITA, WIT)]
    values = (user_id, day, day - ONE_DAY, day + ONE_DAY, *today)
    return [SeatRow(*row) for row in _PLAN.fetch(values)]
