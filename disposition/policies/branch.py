"""Who may do what with a branch. Questions about the person only; the machine knows the state."""

from django.utils.translation import gettext as _

from disposition.models import Disposition, DispositionSheet
from eoffice.organization.officer import Desk, Officer
from eoffice.verdict import YES, Verdict


def at_desk(by: Officer, position_id: int, otherwise: str) -> Verdict:
    """Whether the officer has this desk today."""
    return YES if by.holds(position_id) else Verdict(otherwise)


def entered_with_basis(by: Officer, desk: Desk | None) -> Verdict:
    """An assistant enters what the holder decided, and says how the holder said it."""
    if desk is not None and desk.is_assistant and not by.basis:
        return Verdict(_("Say how the holder told you: spoken, by telephone or on paper."))
    return YES


def may_work_on(by: Officer, branch: Disposition) -> Verdict:
    """Accept, understand, report, note, ask: the receiver and who acts for him."""
    reason = _("This disposition lies before another desk.")
    return at_desk(by, branch.position_id, reason)


def may_answer_for(by: Officer, branch: Disposition) -> Verdict:
    """Forward, decline, report: like working on it; an assistant names the basis."""
    return _first(may_work_on(by, branch), entered_with_basis(by, by.desk_at(branch.position_id)))


def may_steer(by: Officer, branch: Disposition) -> Verdict:
    """Recall, withdraw, reassign, change the due date, answer: the giver and who acts for him."""
    desk = by.desk_at(branch.giver_id)
    reason = _("Only the desk that gave the disposition may do this.")
    return _first(at_desk(by, branch.giver_id, reason), entered_with_basis(by, desk))


def may_add(by: Officer, sheet: DispositionSheet) -> Verdict:
    """Put a sheet before further desks: who gave it and who acts for him."""
    reason = _("Only the desk that gave the disposition may do this.")
    desk = by.desk_at(sheet.steered_from)
    return _first(at_desk(by, sheet.steered_from, reason), entered_with_basis(by, desk))


def may_judge(by: Officer, branch: Disposition) -> Verdict:
    """Accept a report or send it back: the giver; an assistant only if the assignment says so."""
    desk = by.desk_at(branch.giver_id)
    if desk is not None and desk.is_assistant and not desk.may_accept:
        return Verdict(_("An assistant may not accept reports without a written assignment."))
    return at_desk(by, branch.giver_id, _("Only the desk that gave the disposition may do this."))


def may_decline(by: Officer, branch: Disposition) -> Verdict:
    """Give it back, unless the giver has decided bindingly."""
    if branch.is_binding:
        return Verdict(_("After two returns the giver has decided bindingly; it stays with you."))
    return may_answer_for(by, branch)


def _first(*verdicts: Verdict) -> Verdict:
    return next((verdict for verdict in verdicts if not verdict), YES)
