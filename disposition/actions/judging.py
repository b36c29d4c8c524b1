"""Judge and steer: accept or send back a report, recall, withdraw, reassign, reopen, answer."""

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence.actions.complainants import unsaid
from disposition.actions import holding, sheets
from disposition.events import BranchEvent
from disposition.models import Disposition, Extension, FollowUp
from disposition.policies import branch as may
from disposition.states import ExtensionState, FollowUpKind
from eoffice import audit, clock, jobs
from eoffice.errors import Refused, WrongState
from eoffice.organization.officer import Officer


@transaction.atomic
def accept_report(branch_id: int, *, by: Officer, note: str = "") -> Disposition:
    """The giver is content; the branch is done."""
    letter, branch = holding.hold(branch_id)
    may.may_judge(by, branch).enforce()
    by = by.at(branch.giver_id)
    holding.require_open_letter(letter)
    holding.require_no_open_children(branch)
    branch.accept_report()
    branch.ended_at = clock.now()
    holding.act(branch, by, "ended_at")
    _decide(branch, by, is_accepted=True, note=note)
    jobs.enqueue("notify_report_accepted", branch.pk)
    holding.trace(BranchEvent.REPORT_ACCEPTED, branch, by)
    return branch


@transaction.atomic
def send_back_report(branch_id: int, note: str, *, by: Officer) -> Disposition:
    """The report is to be completed; the note says what is missing."""
    letter, branch = holding.hold(branch_id)
    may.may_judge(by, branch).enforce()
    by = by.at(branch.giver_id)
    holding.require_open_letter(letter)
    branch.send_back_report()
    holding.act(branch, by, "reported_at")
    holding.goes_on_here(branch, letter)
    _decide(branch, by, is_accepted=False, note=note)
    jobs.enqueue("notify_report_sent_back", branch.pk)
    holding.trace(BranchEvent.REPORT_SENT_BACK, branch, by, note=audit.fingerprint(note))
    return branch


@transaction.atomic
def recall(branch_id: int, *, by: Officer) -> Disposition:
    """Take back what nobody has read yet."""
    letter, branch = holding.hold(branch_id)
    may.may_steer(by, branch).enforce()
    by = by.at(branch.giver_id)
    branch.recall()
    branch.ended_at = clock.now()
    holding.act(branch, by, "ended_at")
    reason = _("The disposition above was recalled.")
    ended = holding.end_below(branch, by=by, reason=reason, notice="notify_withdrawn")
    holding.leave_office(branch)
    holding.settle(letter)
    if branch.delivered_at is not None:
        jobs.enqueue("notify_recalled", branch.pk)
    holding.trace(BranchEvent.RECALLED, branch, by, ended=ended)
    return branch


@transaction.atomic
def withdraw(branch_id: int, reason: str, *, by: Officer) -> Disposition:
    """Take a branch that was already read away from its receiver; everything below it ends."""
    letter, branch = holding.hold(branch_id)
    may.may_steer(by, branch).enforce()
    by = by.at(branch.giver_id)
    reason = unsaid(letter, reason)
    branch.withdraw(reason=reason)
    branch.ended_at = clock.now()
    holding.act(branch, by, "ended_at", "end_reason")
    ended = holding.end_below(branch, by=by, reason=reason, notice="notify_withdrawn")
    holding.leave_office(branch)
    holding.settle(letter)
    jobs.enqueue("notify_withdrawn", branch.pk)
    why = audit.fingerprint(reason)
    holding.trace(BranchEvent.WITHDRAWN, branch, by, reason=why, ended=ended)
    return branch


@transaction.atomic
def reassign(branch_id: int, to: int, reason: str, *, by: Officer) -> Disposition:
    """Move the work with its reports and everything below it to another desk."""
    letter, branch = holding.hold(branch_id)
    may.may_steer(by, branch).enforce()
    by = by.at(branch.giver_id)
    holding.require_open_letter(letter)
    if to == branch.position_id:
        raise Refused(_("It already lies before this desk."))
    reason = unsaid(letter, reason)
    branch.reassign(reason=reason)
    branch.ended_at = clock.now()
    holding.act(branch, by, "ended_at", "end_reason")
    moved = sheets.open_branches(letter, branch.sheet, (to,), replaces=branch)[0]
    Disposition.objects.filter(pk=moved.pk).update(due_at=branch.due_at)
    branch.follow_ups.update(disposition=moved)
    branch.extensions.filter(state=ExtensionState.ASKED).update(disposition=moved)
    branch.children.update(parent=moved, giver=moved.position_id)
    branch.sheets.update(parent=moved)
    holding.leave_office(branch)
    holding.settle(letter)
    sheets.tell([moved])
    jobs.enqueue("notify_withdrawn", branch.pk)
    holding.trace(BranchEvent.REASSIGNED, branch, by, to=to, reason=audit.fingerprint(reason))
    return moved


@transaction.atomic
def reopen_branch(branch_id: int, reason: str, *, by: Officer) -> Disposition:
    """Take up again what was done; the letter and the branch above must be open."""
    letter, branch = holding.hold(branch_id)
    may.may_steer(by, branch).enforce()
    by = by.at(branch.giver_id)
    holding.require_open_letter(letter)
    sheets.require_open_parent(branch.parent)
    branch.reopen()
    holding.act(branch, by, "ended_at", "end_reason")
    holding.goes_on_here(branch, letter)
    holding.write(branch, FollowUpKind.DIRECTION, reason, by)
    jobs.enqueue("notify_reopened", branch.pk)
    holding.trace(BranchEvent.REOPENED, branch, by, reason=audit.fingerprint(reason))
    return branch


@transaction.atomic
def give_direction(branch_id: int, text: str, *, by: Officer) -> FollowUp:
    """Answer a receiver's question."""
    letter, branch = holding.hold(branch_id)
    may.may_steer(by, branch).enforce()
    by = by.at(branch.giver_id)
    holding.require_open_letter(letter)
    if not branch.is_open:
        raise WrongState(_("This branch has already ended."))
    now = clock.now()
    open_questions = branch.follow_ups.filter(kind=FollowUpKind.QUESTION, decided_at=None)
    open_questions.update(decided_at=now, decided_by_name=by.name)
    answer = holding.write(branch, FollowUpKind.DIRECTION, text, by)
    jobs.enqueue("notify_direction_given", branch.pk)
    holding.trace(BranchEvent.DIRECTED, branch, by, text=audit.fingerprint(text))
    return answer


@transaction.atomic
def decide_more_time(extension_id: int, *, granted: bool, by: Officer, note: str = "") -> Extension:
    """Give more time (the due date moves) or leave it as it was."""
    branch_id = Extension.objects.values_list("disposition_id", flat=True).get(pk=extension_id)
    letter, branch = holding.hold(branch_id)
    extension = Extension.objects.locked(extension_id)
    may.may_steer(by, branch).enforce()
    by = by.at(branch.giver_id)
    if granted and not branch.is_open:
        raise WrongState(_("This branch has already ended."))
    (extension.grant if granted else extension.refuse)()
    extension.decided_at, extension.decided_by_name = clock.now(), by.name
    extension.decision_note = unsaid(letter, note)
    extension.save()
    if granted:
        branch.due_at, branch.warned_at, branch.overdue_told_at = extension.asked_until, None, None
        holding.act(branch, by, "due_at", "warned_at", "overdue_told_at")
    jobs.enqueue("notify_more_time_decided", branch.pk)
    given = extension.state == ExtensionState.GRANTED
    event = BranchEvent.MORE_TIME_GIVEN if given else BranchEvent.MORE_TIME_REFUSED
    holding.trace(event, branch, by, until=extension.asked_until.isoformat())
    return extension


def _decide(branch: Disposition, by: Officer, *, is_accepted: bool, note: str) -> None:
    """Write the giver's decision onto the newest report."""
    newest = branch.follow_ups.filter(kind=FollowUpKind.REPORT).order_by("-written_at").first()
    if newest is not None:
        newest.decided_at, newest.decided_by_name = clock.now(), f"{by.name} ({by.label})"
        newest.is_accepted, newest.decision_note = is_accepted, unsaid(branch.letter, note)
        newest.save()
