"""Receive: read, begin, understand, report, note, ask, decline; from the receiver's desk."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence.actions import once
from correspondence.actions.complainants import unsaid
from disposition.actions import holding
from disposition.events import BranchEvent
from disposition.models import Disposition, Extension, FollowUp
from disposition.policies import branch as may
from disposition.states import BranchState, FollowUpKind
from eoffice import audit, clock, jobs
from eoffice.documents.models import StoredFile
from eoffice.errors import WrongState
from eoffice.organization.officer import Officer


@transaction.atomic
def mark_read(branch_id: int, *, by: Officer) -> Disposition:
    """Opening the branch sets "read" once; an assistant's opening is never the holder's."""
    _letter, branch = holding.hold(branch_id)
    may.may_work_on(by, branch).enforce()
    by = by.at(branch.position_id)
    if branch.state != BranchState.SENT or by.desk.is_assistant:
        return branch
    branch.read()
    branch.read_at = clock.now()
    holding.act(branch, by, "read_at")
    holding.trace(BranchEvent.READ, branch, by)
    return branch


@transaction.atomic
def accept(branch_id: int, *, by: Officer) -> Disposition:
    """Begin to work on it; everybody in the chain sees "in progress"."""
    letter, branch = holding.hold(branch_id)
    may.may_answer_for(by, branch).enforce()
    by = by.at(branch.position_id)
    holding.require_open_letter(letter)
    holding.read_first(branch)
    branch.accept()
    branch.accepted_at = clock.now()
    holding.act(branch, by, "read_at", "accepted_at")
    holding.trace(BranchEvent.ACCEPTED, branch, by)
    return branch


@transaction.atomic
def understand(branch_id: int, *, by: Officer) -> Disposition:
    """End a one-way branch by "Sudah dipahami"; opening alone only set it to read."""
    letter, branch = holding.hold(branch_id)
    may.may_answer_for(by, branch).enforce()
    by = by.at(branch.position_id)
    holding.require_open_letter(letter)
    holding.require_no_open_children(branch)
    holding.read_first(branch)
    branch.understand()
    branch.ended_at = clock.now()
    holding.act(branch, by, "read_at", "ended_at")
    holding.answered_here(branch, letter, by)
    holding.trace(BranchEvent.UNDERSTOOD, branch, by)
    return branch


@transaction.atomic
def report(
    branch_id: int, text: str, *, by: Officer, file_ids: Iterable[int] = (), token: str = ""
) -> FollowUp:
    """Report to the giver, who accepts it or sends it back for completion.

    Raises WrongState while branches below are still open, or when it was already reported.
    """
    if earlier := once.claim(token, by=by):
        return FollowUp.objects.get(pk=earlier["follow_up"])
    letter, branch = holding.hold(branch_id)
    may.may_answer_for(by, branch).enforce()
    by = by.at(branch.position_id)
    holding.require_open_letter(letter)
    holding.require_no_open_children(branch)
    holding.read_first(branch)
    branch.report()
    branch.reported_at = clock.now()
    holding.act(branch, by, "read_at", "reported_at")
    holding.answered_here(branch, letter, by)
    follow_up = _write(branch, FollowUpKind.REPORT, text, by, file_ids)
    once.keep(token, by=by, follow_up=follow_up.pk)
    jobs.enqueue("notify_reported", branch.pk)
    _trace_text(BranchEvent.REPORTED, branch, by, follow_up)
    return follow_up


@transaction.atomic
def note_progress(
    branch_id: int, text: str, *, by: Officer, file_ids: Iterable[int] = ()
) -> FollowUp:
    """Write down how far the work has got; nothing changes state."""
    letter, branch = holding.hold(branch_id)
    may.may_work_on(by, branch).enforce()
    by = by.at(branch.position_id)
    _require_open(branch)
    holding.require_open_letter(letter)
    follow_up = _write(branch, FollowUpKind.PROGRESS, text, by, file_ids)
    _trace_text(BranchEvent.NOTED, branch, by, follow_up)
    return follow_up


@transaction.atomic
def ask_direction(branch_id: int, text: str, *, by: Officer) -> FollowUp:
    """Ask the giver how to go on, without declining."""
    letter, branch = holding.hold(branch_id)
    may.may_answer_for(by, branch).enforce()
    by = by.at(branch.position_id)
    _require_open(branch)
    holding.require_open_letter(letter)
    follow_up = _write(branch, FollowUpKind.QUESTION, text, by, ())
    jobs.enqueue("notify_direction_asked", branch.pk)
    _trace_text(BranchEvent.ASKED, branch, by, follow_up)
    return follow_up


@transaction.atomic
def ask_more_time(branch_id: int, until: datetime, reason: str, *, by: Officer) -> Extension:
    """Ask the giver for a later due date; the branch goes on meanwhile."""
    letter, branch = holding.hold(branch_id)
    may.may_answer_for(by, branch).enforce()
    by = by.at(branch.position_id)
    _require_open(branch)
    holding.require_open_letter(letter)
    if branch.extensions.filter(decided_at=None).exists():
        raise WrongState(_("More time has already been asked for; the giver has not answered yet."))
    extension = Extension.objects.create(
        disposition=branch,
        asked_until=until,
        reason=unsaid(letter, reason),
        asked_at=clock.now(),
        asked_by_name=by.name,
    )
    jobs.enqueue("notify_more_time_asked", branch.pk)
    holding.trace(BranchEvent.MORE_TIME_ASKED, branch, by, until=until.isoformat())
    return extension


@transaction.atomic
def decline(branch_id: int, reason: str, *, by: Officer) -> Disposition:
    """Give the branch back to the giver, who can send it elsewhere."""
    letter, branch = holding.hold(branch_id)
    may.may_decline(by, branch).enforce()
    by = by.at(branch.position_id)
    holding.require_open_letter(letter)
    holding.require_no_open_children(branch)
    holding.read_first(branch)
    branch.decline(reason=unsaid(letter, reason))
    branch.ended_at = clock.now()
    holding.act(branch, by, "read_at", "ended_at", "end_reason")
    holding.answered_here(branch, letter, by)
    holding.settle(letter)
    jobs.enqueue("notify_declined", branch.pk)
    holding.trace(BranchEvent.DECLINED, branch, by, reason=audit.fingerprint(branch.end_reason))
    return branch


def _write(
    branch: Disposition, kind: FollowUpKind, text: str, by: Officer, file_ids: Iterable[int]
) -> FollowUp:
    follow_up = holding.write(branch, kind, text, by)
    own = StoredFile.objects.filter(pk__in=list(file_ids), uploaded_by=by.user_id)
    follow_up.files.set(own)
    return follow_up


def _require_open(branch: Disposition) -> None:
    if not branch.is_open:
        raise WrongState(_("This branch has already ended."))


def _trace_text(event: str, branch: Disposition, by: Officer, follow_up: FollowUp) -> None:
    text = audit.fingerprint(follow_up.text)
    holding.trace(event, branch, by, follow_up=follow_up.pk, text=text)
