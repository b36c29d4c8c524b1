"""What the page of a loan offers: which verbs are open to this officer, and their forms."""

from dataclasses import dataclass, field

from archive.forms.loans import FoundForm, MoreTimeDecisionForm, ReasonForm
from archive.loan_states import AWAY, LentAs, LoanItemState, LoanState
from archive.models import Loan, LoanExtension
from archive.policies import loans as policies
from archive.queries.lending import open_extension, opens_by_itself
from correspondence.forms.paper_fields import new_token
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class LoanActs:
    """The verbs of a loan for one officer; a form where its verb is open."""

    token: str = ""
    may_lend: bool = False
    may_add: bool = False
    may_approve: bool = False
    reject: ReasonForm | None = None
    why_not: str = ""
    may_hand_over: bool = False
    may_take_back: bool = False
    cancel: ReasonForm | None = None
    may_ask_time: bool = False
    extension: LoanExtension | None = None
    decide_time: MoreTimeDecisionForm | None = None
    may_end_copies: bool = False
    found: FoundForm | None = None
    opens_by_itself: bool = False
    prints: tuple[str, ...] = field(default=())


def acts_of(loan: Loan, officer: Officer) -> LoanActs:
    """What this officer may do with it now."""
    state, lends = loan.state, bool(policies.may_lend(officer, loan.office_id))
    speaks = bool(policies.may_speak_for(officer, loan))
    verdict = policies.may_decide(officer, loan)
    asked = open_extension(loan)
    waits, is_out = state == LoanState.REQUESTED, state == LoanState.ON_LOAN
    has_things = loan.items.exists()
    out = loan.items.filter(state=LoanItemState.OUT)
    return LoanActs(
        token=new_token(),
        may_lend=lends,
        may_add=lends and waits,
        may_approve=waits and bool(verdict) and has_things,
        reject=ReasonForm(auto_id="reject_%s") if waits and verdict else None,
        why_not=_why_not(loan, str(verdict.reason) if lends else "", has_things=has_things),
        may_hand_over=lends and state == LoanState.APPROVED,
        may_take_back=lends and is_out,
        cancel=ReasonForm(auto_id="cancel_%s")
        if speaks and state in (LoanState.REQUESTED, LoanState.APPROVED)
        else None,
        may_ask_time=speaks and is_out and asked is None,
        extension=asked,
        decide_time=MoreTimeDecisionForm() if asked and is_out and verdict else None,
        may_end_copies=speaks and is_out and out.filter(lent_as=LentAs.COPY).exists(),
        found=FoundForm() if lends else None,
        opens_by_itself=opens_by_itself(loan),
        prints=_prints(loan) if speaks else (),
    )


def _why_not(loan: Loan, reason: str, *, has_things: bool) -> str:
    """Why the archivist cannot approve it himself."""
    return reason if loan.state == LoanState.REQUESTED and has_things else ""


def _prints(loan: Loan) -> tuple[str, ...]:
    """The papers that exist of it now."""
    if loan.handed_over_at:
        is_missing = loan.items.filter(lent_as=LentAs.PAPER, state__in=AWAY).exists()
        return ("receipt", "indicator") if is_missing else ("receipt",)
    return ("receipt",) if loan.state == LoanState.APPROVED else ()
