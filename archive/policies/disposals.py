"""Who may do what with a disposal, and with a hold. The same person is never everything:

who froze the list neither concludes the appraisal of a destruction or hand-over nor approves; who
sits on the committee does not approve. Questions about the person only; the machines know states.
"""

from django.utils.translation import gettext as _

from archive.models import Disposal, DisposalApproval
from archive.policies.archivist import archivist_desk
from archive.queries.dossiers import is_deciding_head, is_office_head
from archive.states import Authority, CommitteeRole, DisposalKind
from eoffice.organization.officer import Desk, Officer
from eoffice.organization.states import Role
from eoffice.verdict import YES, Verdict


def may_keep_archive(by: Officer, office_id: int) -> Verdict:
    """Begin, freeze, change and execute disposals; lay and lift holds; look after faults."""
    if archivist_desk(by, office_id) is None:
        return Verdict(_("Only the archivist of the office may do this."))
    return YES


def offering_desk(by: Officer, kind: str, unit_id: int | None, office_id: int) -> Desk | None:
    """The desk from which a list is begun and frozen: the archivist's; of a transfer also that of
    who files for the unit, which hands over what it does not need any more."""
    if desk := archivist_desk(by, office_id):
        return desk
    if kind != DisposalKind.TRANSFER:
        return None
    files = by.desks_with_role(Role.UNIT_FILER)
    return next(
        (one for one in files if (one.unit_id, one.office_id) == (unit_id, office_id)), None
    )


def may_begin(by: Officer, kind: str, unit_id: int | None, office_id: int) -> Verdict:
    """Begin a disposal in this office."""
    if offering_desk(by, kind, unit_id, office_id) is None:
        return may_keep_archive(by, office_id)
    return YES


def may_offer(by: Officer, disposal: Disposal) -> Verdict:
    """Choose what is on the list and freeze it; give it up."""
    return may_begin(by, disposal.kind, disposal.unit_id, disposal.office_id)


def member_desk(by: Officer, disposal: Disposal) -> Desk | None:
    """The desk with which the officer sits in the committee; an assistant does not appraise."""
    seats = set(disposal.committee.values_list("position_id", flat=True))
    found = (desk for desk in by.desks if desk.position_id in seats and not desk.is_assistant)
    return next(found, None)


def may_appraise(by: Officer, disposal: Disposal) -> Verdict:
    """Say what becomes of a dossier: a member of the committee; of a transfer the archivist."""
    if disposal.kind == DisposalKind.TRANSFER:
        return may_keep_archive(by, disposal.office_id)
    if member_desk(by, disposal) is None:
        return Verdict(_("Only a member of the committee may appraise."))
    return YES


def may_conclude(by: Officer, disposal: Disposal) -> Verdict:
    """Conclude the appraisal: the chair, who is not the person who froze the list."""
    if disposal.kind == DisposalKind.TRANSFER:
        return may_keep_archive(by, disposal.office_id)
    chair = disposal.committee.filter(role=CommitteeRole.CHAIR).first()
    desk = by.desk_at(chair.position_id) if chair else None
    if desk is None or desk.is_assistant:
        return Verdict(_("The chair of the committee concludes the appraisal."))
    if disposal.frozen_by_id == by.user_id:
        return Verdict(_("Who froze the list does not conclude its appraisal."))
    return YES


def deciding_desk(by: Officer, approval: DisposalApproval) -> Desk | None:
    """The desk from which the officer may speak for this authority inside the office."""
    disposal = approval.disposal
    for desk in filter(is_deciding_head, by.desks):
        if approval.authority == Authority.OFFICE_HEAD:
            if is_office_head(desk) and desk.office_id == disposal.office_id:
                return desk
        elif approval.authority == Authority.UNIT_HEAD and desk.unit_id == disposal.unit_id:
            return desk
    return None


def may_decide(by: Officer, approval: DisposalApproval) -> Verdict:
    """Agree or refuse: the head for his office or unit; the archivist enters what comes from
    outside, with its letter."""
    disposal = approval.disposal
    if approval.is_external:
        return may_keep_archive(by, disposal.office_id)
    if deciding_desk(by, approval) is None:
        return Verdict(
            _("This is decided by: %(who)s.") % {"who": approval.get_authority_display()}
        )
    if by.user_id in (disposal.frozen_by_id, disposal.appraised_by_id):
        return Verdict(_("Who froze or appraised the list does not approve it as well."))
    if member_desk(by, disposal):
        return Verdict(_("Who sits on the committee does not approve the list as well."))
    return YES


def may_execute(by: Officer, disposal: Disposal) -> Verdict:
    """Begin the execution: the archivist, who is not the one who approved."""
    approvers = disposal.approvals.filter(is_external=False, decided_by=by.user_id)
    if by.user_id and approvers.exists():
        return Verdict(_("Who approved the list does not execute it as well."))
    return may_keep_archive(by, disposal.office_id)


def may_sign_minutes(by: Officer, disposal: Disposal) -> Verdict:
    """Sign the minutes: the archivist, a member of the committee, the heads."""
    heads = [desk for desk in by.desks if is_deciding_head(desk)]
    mine = {desk.unit_id for desk in heads} & {disposal.unit_id, disposal.office_id}
    if mine or archivist_desk(by, disposal.office_id) or member_desk(by, disposal):
        return YES
    return Verdict(_("The minutes are signed by the archivist, the committee and the heads."))
