"""The three promises of a letter, started and stopped by the actions that keep or break them.

Each is a row per letter and office, so that the letter of another office has its own. A stopped
clock is never computed again. Called inside the action's transaction, with the letter locked.
"""

from datetime import datetime

from correspondence.models import Letter, ServiceClock
from correspondence.states import ClockKind
from eoffice import clock
from eoffice.calendar import Due, Explanation, OfficeHours, Rule, WorkingTime, earliest_due
from eoffice.organization.calendars import Promises, desk_within, hours_of, promises_of
from eoffice.organization.models import Unit
from eoffice.rows import Rows, each, given
from eoffice.writing import insert, store


def start_all(letter: Letter, *, office: Unit, unit: Unit, since: datetime) -> Due | None:
    """Stop the desk's hour as the letter lies before its addressee, and start what follows.

    When it is to be answered, with the reason; nothing for a copy received as such and for a type
    that asks for no answer. The earliest of event, sender's deadline and urgency counts.
    """
    at, promises = clock.now(), promises_of(office)
    rows = [_desk(letter, office, unit, since, at, promises.hours)]
    due = None
    if not letter.is_copy:
        rows.append(_first_disposition(letter, office, unit, at, promises))
        if not letter.type or letter.type.needs_answer or letter.sender_deadline:
            due = _due(letter, since, promises)
            answer = _row(letter, office, unit, ClockKind.ANSWER, since)
            answer.due_at, answer.reason = due.at, due.why.as_json()
            rows.append(answer)
    insert(*rows)
    return due


def start_first_disposition(letter: Letter, *, office: Unit, unit: Unit, at: datetime) -> None:
    """From the inbox to the first disposition."""
    insert(_first_disposition(letter, office, unit, at, promises_of(office)))


def start_answer(letter: Letter, *, office: Unit, unit: Unit, since: datetime) -> Due:
    """From the arrival to the answer, where that is owed only after a correction."""
    promises = promises_of(office)
    due, row = _due(letter, since, promises), _row(letter, office, unit, ClockKind.ANSWER, since)
    row.due_at, row.reason = due.at, due.why.as_json()
    insert(row)
    return due


def answer_due(letter: Letter, *, office: Unit, since: datetime) -> Due:
    """When the letter is to be answered by this office, and why."""
    return _due(letter, since, promises_of(office))


def stop(letter: Letter, kind: str, *, office: Unit, at: datetime) -> None:
    """Stop a clock and keep how long it ran in working time; nothing when none is running."""
    if row := _running(letter, office.pk, kind):
        _stop(row, hours_of(office), at)
        row.save(update_fields=["stopped_at", "minutes", "in_time"])


def stop_running(letter: Letter, *kinds: str, office_id: int) -> None:
    """Stop the running clocks of these kinds at one office, as `stop` does."""
    for row in _RUNNING.all(letter=letter.pk, office=office_id, kinds=list(kinds)):
        _stop(row, hours_of(row.office), clock.now())
        store(row, "stopped_at", "minutes", "in_time")


def restart(letter: Letter, kind: str, *, office: Unit) -> None:
    """Let a clock run on: the letter was reopened or every branch fell back."""
    ServiceClock.objects.filter(letter=letter, office=office, kind=kind).update(
        stopped_at=None, minutes=None, in_time=None
    )


def drop(letter: Letter, *, office: Unit | None = None) -> None:
    """A void letter keeps no promise."""
    rows = ServiceClock.objects.filter(letter=letter)
    (rows.filter(office=office) if office else rows).delete()


_RUNNING = Rows(
    lambda kinds: (
        ServiceClock.objects.filter(
            letter=given("letter"), office=given("office"), kind__in=each("kinds", kinds)
        )
        .filter(stopped_at=None)
        .select_related("office")
    )
)


def _running(letter: Letter, office_id: int, kind: str) -> ServiceClock | None:
    return _RUNNING.first(letter=letter.pk, office=office_id, kinds=[kind])


def _desk(
    letter: Letter, office: Unit, unit: Unit, since: datetime, at: datetime, hours: OfficeHours
) -> ServiceClock:
    """The desk's hour: from the arrival to the addressee's inbox; it stops as it is written."""
    within = desk_within(office)
    row = _row(letter, office, unit, ClockKind.DESK, since)
    row.due_at, row.reason = hours.due_at(since, within), _why(letter, since, within, hours)
    _stop(row, hours, at)
    return row


def _first_disposition(
    letter: Letter, office: Unit, unit: Unit, at: datetime, promises: Promises
) -> ServiceClock:
    hours, within = promises.hours, promises.targets[letter.urgency].first_disposition
    row = _row(letter, office, unit, ClockKind.FIRST_DISPOSITION, at)
    row.due_at, row.reason = hours.due_at(at, within), _why(letter, at, within, hours)
    return row


def _due(letter: Letter, since: datetime, promises: Promises) -> Due:
    rule = Rule(letter.urgency, promises.targets[letter.urgency].answer)
    event, deadline = letter.event_at, letter.sender_deadline
    return earliest_due(event, deadline, rule, start=since, hours=promises.hours)


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
