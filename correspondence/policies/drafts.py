"""What may be done with a draft: by its writer, by whose turn it is, by who signs it."""

from django.utils.translation import gettext_lazy as _

from correspondence.models import ApprovalStep, OutgoingLetter
from correspondence.outgoing_states import WITH_WRITER, OutgoingState, StepState
from eoffice.organization.officer import Desk, Officer
from eoffice.verdict import YES, Verdict

BEFORE_SIGNED = (
    *WITH_WRITER,
    OutgoingState.IN_REVIEW,
    OutgoingState.APPROVED,
    OutgoingState.AWAITING_WET,
    OutgoingState.AWAITING_GATEWAY,
)


def may_draft(officer: Officer) -> Verdict:
    """Whoever has a desk may write."""
    if officer.desk.exists:
        return YES
    return Verdict(_("You have no desk today, so you cannot write letters."))


def may_write(officer: Officer, letter: OutgoingLetter) -> Verdict:
    """The writer while it lies with him, a reviewer while it is his turn, the signer at the end."""
    if writing_desk(officer, letter):
        return YES
    return Verdict(_("It is not your turn to change this draft."))


def writing_desk(officer: Officer, letter: OutgoingLetter) -> int:
    """The own desk from which this officer may change the text now; 0 without one."""
    if letter.state in WITH_WRITER:
        return (letter.writer_id or 0) if officer.holds(letter.writer_id) else 0
    if letter.state == OutgoingState.IN_REVIEW:
        step = open_step_of(officer, letter)
        return step.position_id if step else 0
    if letter.state == OutgoingState.APPROVED:
        return (letter.signing_seat_id or 0) if officer.holds(letter.signing_seat_id) else 0
    return 0


def open_step_of(officer: Officer, letter: OutgoingLetter) -> ApprovalStep | None:
    """The step that waits for one of this officer's desks, if its turn has come."""
    asked = [
        step
        for step in letter.steps.all()
        if step.state == StepState.WAITING and step.asked_at and officer.holds(step.position_id)
    ]
    return min(asked, key=lambda step: (step.order, step.pk), default=None)


def may_decide(officer: Officer, step: ApprovalStep) -> Verdict:
    """Approving and sending back belong to the holder; an assistant only where he was given it."""
    desk = officer.desk_at(step.position_id)
    if desk is None:
        return Verdict(_("This step waits for another desk."))
    if desk.is_assistant and not desk.may_approve:
        return Verdict(_("An assistant may prepare but not approve, unless the decree says so."))
    return YES


def may_sign(officer: Officer, letter: OutgoingLetter) -> Verdict:
    """Only who holds the signing seat today, definitively or acting with the right to sign."""
    desk = officer.desk_at(letter.signing_seat_id)
    if desk is None or desk.is_vacant_cover:
        return Verdict(_("Only the official who signs this letter may do this."))
    if desk.is_assistant or not signs_for_seat(desk):
        return Verdict(_("Your assignment at this desk does not include signing."))
    return YES


def signs_for_seat(desk: Desk) -> bool:
    """A definitive holder signs; Plt., Plh. and Pj. do if their assignment says so."""
    return desk.may_sign


def may_submit(officer: Officer, letter: OutgoingLetter) -> Verdict:
    """The writer sends it up."""
    if officer.holds(letter.writer_id):
        return YES
    return Verdict(_("Only the desk that writes this draft may do this."))


def may_cancel(officer: Officer, letter: OutgoingLetter) -> Verdict:
    """The writer, or the signer once it has reached him."""
    if cancelling_desk(officer, letter):
        return YES
    return Verdict(_("Only who writes or signs this letter may give it up."))


def cancelling_desk(officer: Officer, letter: OutgoingLetter) -> int:
    """The own desk from which the draft may be given up; 0 without one."""
    if officer.holds(letter.writer_id):
        return letter.writer_id or 0
    at_signer = letter.state not in (*WITH_WRITER, OutgoingState.IN_REVIEW)
    if at_signer and may_sign(officer, letter):
        return letter.signing_seat_id or 0
    return 0


def may_route(officer: Officer, letter: OutgoingLetter) -> Verdict:
    """The writer before it is sent, then whoever has it now."""
    return may_write(officer, letter)
