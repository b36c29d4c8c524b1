"""Due dates of a letter that owes no answer: proposed from its event and urgency when it was given.

They follow a corrected fact or a late change of the calendar like those of other letters, counted
from the giving again; what lies below follows its parent. Called with the letter locked.

A date is *proposed* when nobody chose it: its sheet says so, and the branch still has it.
"""

from datetime import datetime
from typing import Any, NamedTuple

from correspondence.models import Letter
from disposition.models import Disposition, DispositionSheet
from disposition.usual_due import proposed_due
from eoffice.calendar.due import BY_EVENT, BY_URGENCY


class Moved(NamedTuple):
    """A branch whose date is another one now, and which it was."""

    branch: Disposition
    old: datetime | None


def follow_proposed(letter: Letter) -> list[Moved]:
    """Propose anew for what is open, with the sheets' explanation; which dates moved by that."""
    moved: dict[int, Moved] = {}
    rows = letter.dispositions.open().exclude(due_at=None)
    for branch in rows.select_related("letter", "sheet", "position", "parent").order_by("pk"):
        found = _anew(branch, letter, moved)
        if found is not None and found[0] != branch.due_at:
            moved[branch.pk] = Moved(branch, branch.due_at)
            _keep(branch, *found)
    return list(moved.values())


def _anew(
    branch: Disposition, letter: Letter, moved: dict[int, Moved]
) -> tuple[datetime | None, dict[str, Any]] | None:
    """The date and its reason now; None when it was chosen, or its parent's stands."""
    sheet, parent = branch.sheet, branch.parent
    if parent is not None and parent.due_at is not None:
        above = moved.get(parent.pk)
        takes = above is not None and above.old == branch.due_at
        return (above.branch.due_at, above.branch.sheet.due_reason) if above and takes else None
    if branch.due_at != sheet.due_at or sheet.due_reason.get("basis") not in (BY_EVENT, BY_URGENCY):
        return None
    if letter.is_copy:
        return None, {}
    return proposed_due(letter, office_id=sheet.office_id, since=sheet.given_at)


def _keep(branch: Disposition, due_at: datetime | None, reason: dict[str, Any]) -> None:
    branch.due_at, branch.warned_at, branch.overdue_told_at = due_at, None, None
    branch.save(update_fields=["due_at", "warned_at", "overdue_told_at"])
    branch.sheet.due_reason = reason
    DispositionSheet.objects.filter(pk=branch.sheet_id).update(due_at=due_at, due_reason=reason)
