"""More time for a loan: its own request with its own letter; the loan goes on meanwhile."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from archive.actions.loans import speaking_desk
from archive.events import LoanEvent
from archive.loan_states import LoanState
from archive.models import Loan, LoanExtension
from archive.policies import loans as policies
from archive.queries.lending import open_extension
from eoffice import audit, clock, jobs
from eoffice.errors import NotFound, Refused, WrongState
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class MoreTime:
    """Until when, why, and the letter that asks for it."""

    until: date
    reason: str
    cover_number: str = ""
    cover_file: int | None = None


@transaction.atomic
def ask_more_time(loan_id: int, wanted: MoreTime, *, by: Officer) -> LoanExtension:
    """Ask to keep it longer; one request at a time."""
    loan = Loan.objects.locked(loan_id)
    policies.may_speak_for(by, loan).enforce()
    by = speaking_desk(by, loan)
    if loan.state != LoanState.ON_LOAN:
        raise WrongState(_("More time is asked for what is on loan."))
    if open_extension(loan):
        raise WrongState(_("A request for more time waits for its answer already."))
    if wanted.until <= loan.due_on or not wanted.reason.strip():
        raise Refused(_("Choose a day after the day of return, and say why."))
    asked = LoanExtension.objects.create(
        loan=loan,
        asked_until=wanted.until,
        reason=wanted.reason.strip(),
        cover_number=wanted.cover_number,
        cover_file_id=wanted.cover_file,
        asked_at=clock.now(),
        asked_by_name=by.name,
    )
    jobs.enqueue("notify_loan_more_time_asked", loan.pk)
    detail = {"until": wanted.until}
    audit.record(LoanEvent.MORE_TIME_ASKED, loan, by=by, detail=detail)
    return asked


@transaction.atomic
def decide_more_time(extension_id: int, *, granted: bool, by: Officer, note: str = "") -> Loan:
    """Give it, and the day of return moves; or refuse it with a reason."""
    owner = LoanExtension.objects.filter(pk=extension_id).values_list("loan_id", flat=True).first()
    if owner is None:
        raise NotFound
    loan = Loan.objects.locked(owner)
    asked = LoanExtension.objects.locked(extension_id)
    policies.may_decide(by, loan).enforce()
    if loan.state != LoanState.ON_LOAN:
        raise WrongState(_("The loan has ended meanwhile; more time is not needed any more."))
    by = by.seated(policies.deciding_desk(by, loan))
    if not granted and not note.strip():
        raise Refused(_("Say why more time is not given."))
    asked.grant() if granted else asked.refuse()
    asked.decided_at, asked.decided_by_name, asked.decision_note = clock.now(), by.name, note
    asked.save(update_fields=["state", "decided_at", "decided_by_name", "decision_note"])
    before = loan.due_on
    if granted:
        loan.due_on, loan.warned_at, loan.overdue_told_at = asked.asked_until, None, None
        loan.save(update_fields=["due_on", "warned_at", "overdue_told_at"])
    jobs.enqueue("notify_loan_more_time_decided", loan.pk)
    said = LoanEvent.MORE_TIME_GIVEN if granted else LoanEvent.MORE_TIME_REFUSED
    audit.record(said, loan, by=by, changes={"due_on": [before, loan.due_on]})
    return loan
