"""Until when something is usually to be done, when the giver chooses no day himself.

The date of the branch above, else that of the letter. A letter that owes no answer (an invitation,
a circular) has none: then the earliest of its event and its urgency counts, from the giving on.
What came as a copy is due at no time. Reads only.
"""

from datetime import datetime
from typing import Any

from correspondence.models import Letter
from disposition.models import Disposition
from eoffice import clock
from eoffice.calendar import Rule, earliest_due
from eoffice.organization.calendars import promises_of
from eoffice.organization.models import Unit


def usual_due(
    letter: Letter, parent: Disposition | None, *, office_id: int
) -> tuple[datetime | None, dict[str, Any]]:
    """The time and its explanation as JSON; `office_id` is the giver's, whose hours count."""
    if parent is not None and parent.due_at is not None:
        return parent.due_at, parent.sheet.due_reason
    if letter.due_at is not None or letter.is_copy:
        return letter.due_at, letter.due_reason
    return proposed_due(letter, office_id=office_id, since=clock.now())


def proposed_due(
    letter: Letter, *, office_id: int, since: datetime
) -> tuple[datetime, dict[str, Any]]:
    """What event and urgency propose for something that was given at that time."""
    promises = promises_of(Unit.objects.get(pk=office_id))
    rule = Rule(letter.urgency, promises.targets[letter.urgency].answer)
    due = earliest_due(letter.event_at, None, rule, start=since, hours=promises.hours)
    return due.at, due.why.as_json()
