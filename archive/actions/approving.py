"""What the authorities say: the heads inside, and those outside whose letter is entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from archive.actions.disposals import ask, end_early, locked, must_be_free
from archive.authorities import ADDED_BY_HAND
from archive.events import DisposalEvent
from archive.models import Disposal, DisposalApproval
from archive.policies import disposals as policies
from archive.policies.archivist import at_archive
from archive.states import ApprovalState, DisposalKind, DisposalState
from eoffice import audit, clock, jobs
from eoffice.errors import NotFound, Refused, WrongState
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter with which an authority outside agrees or refuses."""

    number: str
    dated_on: date | None
    file: int | None


@transaction.atomic
def agree(
    approval_id: int, *, by: Officer, note: str = "", letter: Letter | None = None
) -> Disposal:
    """An authority agrees; the last one approves the disposal."""
    approval, disposal, by = _decidable(approval_id, by)
    must_be_free(disposal)
    if approval.is_external:
        _enter(approval, letter)
    approval.grant()
    _keep(approval, note, by)
    if not disposal.approvals.exclude(state=ApprovalState.GRANTED).exists():
        disposal.approve()
        disposal.approved_at = clock.now()
        disposal.save(update_fields=["state", "approved_at"])
        jobs.enqueue("notify_disposal_decided", disposal.pk)
    detail = {"authority": approval.authority, "number": approval.number}
    audit.record(DisposalEvent.AGREED, disposal, by=by, detail=detail)
    if disposal.state == DisposalState.APPROVED:
        audit.record(DisposalEvent.APPROVED, disposal, by=by)
    return disposal


@transaction.atomic
def refuse(approval_id: int, reason: str, *, by: Officer, letter: Letter | None = None) -> Disposal:
    """An authority does not agree: the disposal is rejected, its dossiers go back."""
    approval, disposal, by = _decidable(approval_id, by)
    if not reason.strip():
        raise Refused(_("Say why it is not agreed to."))
    if approval.is_external and letter:
        _enter(approval, letter)
    approval.refuse()
    _keep(approval, reason, by)
    disposal.reject(reason=reason.strip())
    end_early(disposal, by=by)
    jobs.enqueue("notify_disposal_decided", disposal.pk)
    detail = {"authority": approval.authority, "reason": audit.fingerprint(reason)}
    audit.record(DisposalEvent.DISAGREED, disposal, by=by, detail=detail)
    audit.record(DisposalEvent.REJECTED, disposal, by=by)
    return disposal


@transaction.atomic
def ask_also(disposal_id: int, authority: str, *, by: Officer) -> Disposal:
    """Ask a further authority outside; none that has to be asked can be left out."""
    disposal = locked(disposal_id)
    policies.may_keep_archive(by, disposal.office_id).enforce()
    by = at_archive(by, disposal.office_id)
    if authority not in ADDED_BY_HAND or disposal.kind != DisposalKind.DESTRUCTION:
        raise Refused
    if disposal.state not in (DisposalState.FROZEN, DisposalState.APPRAISED):
        raise WrongState
    ask(disposal, authority)
    detail = {"authority": authority, "asked": True}
    audit.record(DisposalEvent.SELECTED, disposal, by=by, detail=detail)
    return disposal


def _decidable(approval_id: int, by: Officer) -> tuple[DisposalApproval, Disposal, Officer]:
    found = DisposalApproval.objects.filter(pk=approval_id).values_list("disposal_id", flat=True)
    if (disposal_id := found.first()) is None:
        raise NotFound
    disposal = locked(disposal_id)
    approval = DisposalApproval.objects.locked(approval_id)
    approval.disposal = disposal
    policies.may_decide(by, approval).enforce()
    if disposal.state != DisposalState.APPRAISED:
        raise WrongState(_("The authorities are asked when the appraisal is concluded."))
    desk = policies.deciding_desk(by, approval)
    return (
        approval,
        disposal,
        by.at(desk.position_id) if desk else at_archive(by, disposal.office_id),
    )


def _enter(approval: DisposalApproval, letter: Letter | None) -> None:
    if letter is None or not letter.number.strip() or not letter.dated_on or not letter.file:
        raise Refused(_("Enter number, date and scan of the authority's letter."))
    if letter.dated_on > clock.today(approval.disposal.office.zone):
        raise Refused(_("The letter of the authority is not dated in the future."))
    approval.number, approval.dated_on = letter.number.strip(), letter.dated_on
    approval.file_id = letter.file


def _keep(approval: DisposalApproval, note: str, by: Officer) -> None:
    approval.note, approval.decided_at = note.strip(), clock.now()
    approval.decided_by_id, approval.decided_by_name = by.user_id, by.name
    approval.decided_by_label = by.label
    approval.position_id = by.position_id or None
    approval.save()
