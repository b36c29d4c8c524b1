"""Who may borrow, decide, hand over and take back. Questions about the person only."""

from django.utils.translation import gettext as _

from archive.loan_states import ApprovedBy
from archive.models import Loan
from archive.policies.archivist import archivist_desk
from archive.queries.dossiers import is_deciding_head, is_office_head
from eoffice.organization.officer import Desk, Officer
from eoffice.verdict import YES, Verdict


def deciding_desk(by: Officer, loan: Loan) -> Desk | None:
    """The desk from which the officer may decide: the archivist's, or the head's of the office."""
    if loan.approved_by == ApprovedBy.ARCHIVIST:
        return archivist_desk(by, loan.office_id)
    desks = sorted(by.desks, key=lambda desk: desk != by.desk)
    heads = (one for one in desks if is_deciding_head(one) and is_office_head(one))
    return next((one for one in heads if one.office_id == loan.office_id), None)


def may_lend(by: Officer, office_id: int) -> Verdict:
    """Write down a request for somebody, hand over, take back, record a loss."""
    if archivist_desk(by, office_id) is None:
        return Verdict(_("Only the archivist of the office lends and takes back."))
    return YES


def may_borrow(by: Officer, organization_id: int) -> Verdict:
    """Ask for records of the own organisation."""
    if not any(desk.organization_id == organization_id for desk in by.desks):
        return Verdict(_("Records are lent to officials of the organisation that keeps them."))
    return YES


def may_decide(by: Officer, loan: Loan) -> Verdict:
    """Approve or reject it: the archivist, or where the rule asks for more the head; nobody his
    own request, from whichever of his desks."""
    if loan.borrower_id in by.desk_ids:
        return Verdict(_("Somebody else decides about what you ask for yourself."))
    if deciding_desk(by, loan) is None:
        if loan.approved_by == ApprovedBy.OFFICE_HEAD:
            said = _("The head of the office decides: it is secret, vital or for the archivist.")
            return Verdict(said)
        return Verdict(_("The archivist of the office decides about this loan."))
    return YES


def may_speak_for(by: Officer, loan: Loan) -> Verdict:
    """Cancel it or ask for more time: the borrower's seat, or the archivist for somebody."""
    if loan.borrower_id in by.desk_ids or archivist_desk(by, loan.office_id):
        return YES
    return Verdict(_("Only the borrower, or the archivist for him, may do this."))
