"""The three promises of a letter, started and stopped by the actions that keep or break them.

Each is a row per letter and office, so that the letter of another office has its own. A stopped
clock is never computed again. Called inside the action's transaction, with the letter locked.
"""

from datetime import datetime

from correspondence.models import Letter, ServiceClock
from correspondence.states import ClockKind
from eoffice.calendar import Due, Explanation, OfficeHours, Rule, WorkingTime, earliest_due
from eoffice.organization.calendars import (
    desk_within,
    first_disposition_within,
    hours_of,
    rule_for,
)
from eoffice.organization.models import Unit


def desk_kept(letter: Letter, *, office: Unit, unit: Unit, since: datetime, at: datetime) -> None:
    """The desk's hour: from the arrival to the addressee's inbox; it stops as it is written."""
    hours, within = hours_of(office), desk_within(office)
    row = _row(letter, office, unit, ClockKind.DESK, since)
    row.due_at = hours.due_at(since, within)
    row.reason = _why(letter, since, within, hours)
    _stop(row, hours, at)
    row.save(force_insert=True)


def start_first_disposition(letter: Letter, *, office: Unit, unit: Unit, at: datetime) -> None:
    """From the inbox to the first disposition."""
    hours, within = hours_of(office), first_disposition_within(office, letter.urgency)
    row = _row(letter, office, unit, ClockKind.FIRST_DISPOSITION, at)
    row.due_at = hours.due_at(at, within)
    row.reason = _why(letter, at, within, hours)
    row.save(force_insert=True)


def start_answer(letter: Letter, *, office: Unit, unit: Unit, since: datetime) -> Due:
    """From the arrival to the answer or the close; the earliest of event, sender and urgency."""
    due = answer_due(letter, office=office, since=since)
    row = _row(letter, office, unit, ClockKind.ANSWER, since)
    row.due_at, row.reason = due.at, due.why.as_json()
    row.save(force_insert=True)
    return due


def answer_due(letter: Letter, *, office: Unit, since: datetime) -> Due:
    """When the letter is to be answered by this office, and why."""
    return earliest_due(
        letter.event_at,
        letter.sender_deadline,
        rule_for(office, letter.urgency),
        start=since,
        hours=hours_of(office),
    )


def move_answer(letter: Letter, *, office: Unit) -> Due | None:
    """Compute the answer clock anew after a correction; a stopped one stays as it was."""
    row = _running(letter, office.pk, ClockKind.ANSWER)
    if row is None:
        return None
    due = answer_due(letter, office=office, since=letter.received_at)
    row.due_at, row.reason = due.at, due.why.as_json()
    row.urgency, row.started_at = letter.urgency, letter.received_at
    row.save(update_fields=["due_at", "reason", "urgency", "started_at"])
    return due


def stop(letter: Letter, kind: str, *, office: Unit, at: datetime) -> None:
    """Stop a clock and keep how long it ran in working time; nothing when none is running."""
    if row := _running(letter, office.pk, kind):
        _stop(row, hours_of(office), at)
        row.save(update_fields=["stopped_at", "minutes", "in_time"])


def restart(letter: Letter, kind: str, *, office: Unit) -> None:
    """Let a clock run on: the letter was reopened or every branch fell back."""
    ServiceClock.objects.filter(letter=letter, office=office, kind=kind).update(
        stopped_at=None, minutes=None, in_time=None
    )


def drop(letter: Letter, *, office: Unit | None = None) -> None:
    """A void letter keeps no promise."""
    rows = ServiceClock.objects.filter(letter=letter)
    (rows.filter(office=office) if office else rows).delete()


def _running(letter: Letter, office_id: int, kind: str) -> ServiceClock | None:
    rows = ServiceClock.objects.filter(letter=letter, office=office_id, kind=kind)
    return rows.filter(stopped_at=None).first()


def _row(letter: Letter, office: Unit, unit: Unit, kind: str, since: datetime) -> ServiceClock:
    return ServiceClock(
        letter=letter,
        office=office,
        unit=unit,
        kind=kind,
        urgency=letter.urgency,
        started_at=since,
    )


def _stop(row: ServiceClock, hours: OfficeHours, at: datetime) -> None:
    row.stopped_at = at
    row.minutes = max(0, hours.elapsed(row.started_at, max(at, row.started_at)).seconds // 60)
    row.in_time = row.due_at is None or at <= row.due_at


def _why(letter: Letter, since: datetime, within: WorkingTime, hours: OfficeHours) -> dict:
    rule = Rule(letter.urgency, within)
    return Explanation(
        "urgency", hours.date_of(since), hours.office, rule.urgency, within
    ).as_json()
