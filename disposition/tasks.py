"""Job kinds of the chain, by name; loaded by the worker only. What they do is in telling,
deadlines and moving_due."""

from correspondence import draft_deadlines
from disposition import deadlines, moving_due
from disposition.models import Disposition
from disposition.telling import GIVER, RECEIVER, tell
from eoffice.jobs import job


def _newest(branch: Disposition) -> object:
    """Marks the newest thing said on the branch."""
    return branch.follow_ups.order_by("-written_at").values_list("pk", flat=True).first()


def _asked(branch: Disposition) -> object:
    return branch.extensions.order_by("-asked_at").values_list("pk", flat=True).first()


# job kind: (kind of notice, whom, which occurrence)
NOTICES = {
    "notify_disposition_received": ("disposition_received", RECEIVER, lambda b: b.delivered_at),
    "notify_declined": ("disposition_declined", GIVER, lambda b: b.ended_at),
    "notify_recalled": ("disposition_recalled", RECEIVER, lambda b: b.ended_at),
    "notify_withdrawn": ("disposition_withdrawn", RECEIVER, lambda b: b.ended_at),
    "notify_letter_closed": ("letter_closed", RECEIVER, lambda b: b.ended_at),
    "notify_letter_voided": ("letter_voided", RECEIVER, lambda b: b.ended_at),
    "notify_reported": ("disposition_reported", GIVER, _newest),
    "notify_report_accepted": ("report_accepted", RECEIVER, _newest),
    "notify_report_sent_back": ("report_sent_back", RECEIVER, _newest),
    "notify_reopened": ("disposition_reopened", RECEIVER, _newest),
    "notify_due_changed": ("due_changed", RECEIVER, lambda b: b.due_at),
    "notify_direction_asked": ("direction_asked", GIVER, _newest),
    "notify_direction_given": ("direction_given", RECEIVER, _newest),
    "notify_more_time_asked": ("more_time_asked", GIVER, _asked),
    "notify_more_time_decided": ("more_time_decided", RECEIVER, _asked),
}


def _declare(job_kind: str) -> None:
    kind, whom, when = NOTICES[job_kind]

    def work(branch_id: int) -> None:
        tell(branch_id, kind, whom, when)

    work.__name__ = job_kind
    job(job_kind)(work)


for _kind in NOTICES:
    _declare(_kind)


@job("deadlines")
def warn_of_deadlines(_nothing: int) -> None:
    """Due tomorrow, overdue."""
    deadlines.warn_of_deadlines()


@job("recompute_due")
def recompute_due(office_id: int) -> None:
    """A late change of the calendar moves the open due dates."""
    moving_due.move_due_dates(office_id)
    draft_deadlines.move(office_id)
