"""Until when something is usually to be done, when the giver chooses no day himself.

The date of the branch above, else that of the letter. A letter that owes no answer (an invitation,
a circular) has none: then the earliest of its event and its urgency counts, from the giving on.
Where the date has passed, the nearest working day is proposed: nobody is late with what he has
just been given. What came as a copy is due at no time. Reads only.
"""

from datetime import datetime
from typing import Any

from correspondence.models import Letter
from disposition.models import Disposition
from eoffice import clock
from eoffice.calendar import Rule, as_soon_as_may_be, earliest_due
from eoffice.organization.calendars import hours_of, promises_of
from eoffice.organization.models import Unit

Usual = tuple[datetime | None, dict[str, Any]]


def usual_due(letter: Letter, parent: Disposition | None, *, office_id: int) -> Usual:
    """The time and its explanation as JSON; `office_id` is the giver's, whose hours count."""
    now = clock.now()
    due_at, reason = _handed_on(letter, parent)
    if due_at is None and not letter.is_copy:
        return proposed_due(letter, office_id=office_id, since=now)
    if due_at is None or due_at > now:
        return due_at, reason
    due = as_soon_as_may_be(due_at, now, hours_of(Unit.objects.get(pk=office_id)))
    return due.at, due.why.as_json()


def proposed_due(
    letter: Letter, *, office_id: int, since: datetime
) -> tuple[datetime, dict[str, Any]]:
    """What event and urgency propose for something that was given at that time."""
    promises = promises_of(Unit.objects.get(pk=office_id))
    rule = Rule(letter.urgency, promises.targets[letter.urgency].answer)
    due = earliest_due(letter.event_at, None, rule, start=since, hours=promises.hours)
    return due.at, due.why.as_json()


def _handed_on(letter: Letter, parent: Disposition | None) -> Usual:
    if parent is not None and parent.due_at is not None:
        return parent.due_at, parent.sheet.due_reason
    return letter.due_at, letter.due_reason
