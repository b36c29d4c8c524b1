"""What of the archive waits for somebody's word, as rows to be counted on every page.

Asked with ids only, so that the frame can build its statement once: the seats, the units that one
heads (not as an assistant), and the offices whose archivist one is.
"""

from typing import Any

from django.db.models import Q, QuerySet

from archive.loan_states import ApprovedBy, LoanState
from archive.models import CommitteeMember, Disposal, DisposalApproval, Loan
from archive.states import ApprovalState, Authority, DisposalKind, DisposalState

Ids = list[Any]


def loans_to_decide(desks: Ids, headed: Ids, kept: Ids) -> QuerySet[Loan]:
    """Requests that one approves or rejects; never one's own."""
    mine = Q(approved_by=ApprovedBy.ARCHIVIST, office__pk__in=kept)
    mine |= Q(approved_by=ApprovedBy.OFFICE_HEAD, office__pk__in=headed)
    own = Q(borrower__isnull=False, borrower__pk__in=desks)
    return Loan.objects.filter(mine & ~own, state=LoanState.REQUESTED)


def disposals_to_decide(headed: Ids) -> QuerySet[DisposalApproval]:
    """Lists that wait for the word of a head."""
    by_unit = Q(authority=Authority.UNIT_HEAD, disposal__unit__pk__in=headed)
    by_office = Q(authority=Authority.OFFICE_HEAD, disposal__office__pk__in=headed)
    waiting = DisposalApproval.objects.filter(state=ApprovalState.WAITING)
    return waiting.filter(by_unit | by_office, disposal__state=DisposalState.APPRAISED)


def disposals_to_appraise(desks: Ids) -> QuerySet[CommitteeMember]:
    """Lists whose committee one sits in, until its appraisal is concluded."""
    frozen = Q(disposal__state=DisposalState.FROZEN)
    return CommitteeMember.objects.filter(frozen, position__pk__in=desks)


def disposals_to_carry_out(kept: Ids) -> QuerySet[Disposal]:
    """Transfers that are offered to the records unit, and lists that everybody has agreed to."""
    offered = Q(kind=DisposalKind.TRANSFER, state=DisposalState.FROZEN)
    agreed = Q(state=DisposalState.APPROVED)
    return Disposal.objects.filter(offered | agreed, office__pk__in=kept)
