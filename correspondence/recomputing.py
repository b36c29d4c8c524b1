"""Promises computed anew: the letter was corrected, or the calendar of an office changed late.

Only running clocks move; a stopped one stays as it was. Called inside the action's transaction,
with the letter locked. Must not import: actions, views.
"""

from datetime import datetime

from correspondence import clocks
from correspondence.models import Letter, ServiceClock
from correspondence.states import ClockKind
from eoffice.calendar import Due, Rule, explain
from eoffice.organization.calendars import hours_of, targets_of

KEPT = ("due_at", "reason", "urgency", "started_at")


def recompute(letter: Letter, *, office_id: int | None = None) -> list[ServiceClock]:
    """Compute the running clocks of a letter anew (of one office, or of all); which of them moved.

    The letter's own due time and its explanation follow in memory; the caller saves them.
    """
    running = ServiceClock.objects.filter(letter=letter, stopped_at=None)
    if office_id is not None:
        running = running.filter(office=office_id)
    return [row for row in running.select_related("office__office") if _moves(row, letter)]


def _moves(row: ServiceClock, letter: Letter) -> bool:
    """Keep what the clock says now; whether that is another time than before."""
    before, is_own = row.due_at, row.office_id == letter.office_id
    is_answer = row.kind == ClockKind.ANSWER
    if is_answer and is_own:
        row.started_at = letter.received_at
    due = _answer(row, letter) if is_answer else _first_disposition(row, letter.urgency)
    row.due_at, row.reason, row.urgency = due.at, due.why.as_json(), letter.urgency
    row.save(update_fields=KEPT)
    if is_answer and is_own:
        letter.due_at, letter.due_reason = row.due_at, row.reason
    return row.due_at != before


def _answer(row: ServiceClock, letter: Letter) -> Due:
    return clocks.answer_due(letter, office=row.office, since=row.started_at)


def _first_disposition(row: ServiceClock, urgency: str) -> Due:
    hours, within = hours_of(row.office), targets_of(row.office)[urgency].first_disposition
    since: datetime = row.started_at
    return Due(hours.due_at(since, within), explain(since, Rule(urgency, within), hours))
