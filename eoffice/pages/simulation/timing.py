"""Due times and the three promises of a simulated letter, counted by the office's own hours."""

from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from correspondence.models import ServiceClock
from correspondence.states import ClockKind
from eoffice.calendar import Explanation, Rule, WorkingTime, earliest_due
from eoffice.organization.calendars import desk_within, targets_of
from eoffice.organization.models import Unit
from eoffice.pages.simulation.chart import Office
from eoffice.pages.simulation.life import Life, Row
from eoffice.pages.simulation.rows import Tables


@cache
def _targets(unit: Unit) -> Any:
    """Asked once for an office: nobody changes its promises meanwhile."""
    return targets_of(unit)


def set_due(letter: Row, office: Office) -> None:
    """When the letter is to be answered; letters that need no answer are never due."""
    if not letter.pop("needs_answer"):
        return
    rule = Rule(letter["urgency"].value, _targets(office.unit)[letter["urgency"]].answer)
    due = earliest_due(
        letter.get("event_at"), None, rule, start=letter["received_at"], hours=office.hours
    )
    letter |= {"due_at": due.at, "due_reason": due.why.as_json()}


def write_clocks(tables: Tables, life: Life, unit_id: int, recorded: datetime) -> None:
    """The desk's hour, the first disposition and, where one is due, the answer."""
    letter, office = life.letter, life.office
    received, urgency = letter["received_at"], letter["urgency"].value
    first = _targets(office.unit)[letter["urgency"]].first_disposition
    promises = [
        (ClockKind.DESK, received, desk_within(office.unit), recorded),
        (ClockKind.FIRST_DISPOSITION, recorded, first, life.disposed_at or life.completed_at),
    ]
    common = {"letter_id": letter["id"], "office_id": office.pk, "unit_id": unit_id}
    common["urgency"] = urgency
    for kind, since, within, stopped in promises:
        due = office.hours.due_at(since, within)
        reason = _why(office.hours.office, urgency, office.hours.date_of(since), within)
        tables.add(
            ServiceClock, kind=kind, started_at=since, due_at=due, reason=reason,
            **common, **_stop(office, since, due, stopped),
        )  # fmt: skip
    if due := letter.get("due_at"):
        tables.add(
            ServiceClock, kind=ClockKind.ANSWER, started_at=received, due_at=due,
            reason=letter["due_reason"], **common,
            **_stop(office, received, due, life.completed_at),
        )  # fmt: skip


@lru_cache(maxsize=512)
def _why(office: str, urgency: str, day: date, within: WorkingTime) -> dict[str, Any]:
    return Explanation("urgency", day, office, urgency, within).as_json()


def _stop(office: Office, since: datetime, due: datetime, at: datetime | None) -> Row:
    """How a stopped clock ran; nothing for one that runs."""
    if at is None:
        return {}
    minutes = office.hours.elapsed(since, max(at, since)).seconds // 60
    return {"stopped_at": at, "minutes": max(0, minutes), "in_time": at <= due}
