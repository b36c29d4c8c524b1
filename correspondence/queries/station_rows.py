"""One desk of a letter's route as a row of values, and what is read from all of them together."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from eoffice.calendar import WorkingDuration


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said to a version before he was asked again."""

    state: str
    word: str
    person: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class StationRow:
    """One desk of the route, with the icon, the word and the time of where it stands."""

    title: str
    person: str
    role: str
    state: str
    word: str = ""
    at: datetime | None = None
    note: str = ""
    reason: str = ""
    due_at: datetime | None = None
    left: WorkingDuration | None = None
    has_it: bool = False
    is_mine: bool = False
    is_own_work: bool = False
    is_twice: bool = False
    user_id: int | None = None
    is_beside: bool = False
    before: list[Said] = field(default_factory=list)


def marked(rows: list[StationRow]) -> list[StationRow]:
    """With a mark on whoever wrote the draft himself, or stands at several desks that decide."""
    writer, *others = rows
    desks = Counter(row.user_id for row in others if row.user_id)
    return [
        writer,
        *(
            replace(
                row,
                is_own_work=row.is_own_work or row.user_id == writer.user_id is not None,
                is_twice=row.user_id is not None and desks[row.user_id] > 1,
            )
            for row in others
        ),
    ]


def holding_now(stations: Iterable[StationRow]) -> list[StationRow]:
    """Who has the letter now."""
    return [station for station in stations if station.has_it]
