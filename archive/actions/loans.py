"""A loan from the request to the decision. What leaves and comes back stands in `lending`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from archive.actions import numbers
from archive.events import LoanEvent
from archive.loan_states import ApprovedBy, BorrowerKind, LentAs, LoanState
from archive.models import Dossier, DossierItem, Loan, LoanItem, LoanSeries
from archive.policies import loans as policies
from archive.policies.archivist import at_archive
from archive.queries.lending import may_be_named, why_not_lent
from correspondence.actions import once
from correspondence.states import SECRET
from eoffice import audit, clock, jobs
from eoffice.errors import NotFound, Refused, WrongState
from eoffice.organization.models import Position, Unit
from eoffice.organization.officer import Officer
from eoffice.organization.queries import archivists


@dataclass(frozen=True, slots=True)
class Borrower:
    """Who borrows: a seat of the organisation, or somebody from outside by name."""

    position_id: int | None = None
    name: str = ""
    nip: str = ""
    unit: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class LoanData:
    """What is written on the request."""

    purpose: str
    due_on: date
    planned_from: date | None = None
    cover_number: str = ""
    cover_file: int | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """What is asked for: a whole dossier, or one of its items."""

    dossier_id: int
    item_id: int | None = None
    lent_as: str = LentAs.PAPER


@transaction.atomic
def request_loan(
    office_id: int,
    borrower: Borrower,
    data: LoanData,
    things: Sequence[Thing] = (),
    *,
    by: Officer,
    token: str = "",
) -> Loan:
    """Ask to borrow; without things the archivist looks for what the purpose describes."""
    if earlier := once.claim(token, by=by):
        return Loan.objects.get(pk=earlier["loan"])
    office = Unit.objects.select_related("organization").filter(pk=office_id).first()
    if office is None:
        raise NotFound
    by = _speaking(by, office, borrower)
    today = clock.today(office.time_zone)
    _check(data, today)
    loan = Loan(
        organization_id=office.root_id,
        office=office,
        year=today.year,
        purpose=data.purpose.strip(),
        planned_from=data.planned_from or today,
        due_on=data.due_on,
        cover_number=data.cover_number,
        cover_file_id=data.cover_file,
        requested_at=clock.now(),
        requested_by_id=by.user_id,
        requested_by_name=by.name,
        **_named(borrower, by),
    )
    if archivists(office.pk).filter(pk=loan.borrower_id).exists():
        loan.approved_by = ApprovedBy.OFFICE_HEAD
    loan.number = numbers.take(LoanSeries, office.pk, today.year)
    loan.save()
    _add(loan, things, by=by)
    jobs.enqueue("notify_loan_requested", loan.pk)
    once.keep(token, by=by, loan=loan.pk)
    audit.record(LoanEvent.REQUESTED, loan, by=by, detail={"things": len(things)}, begins=True)
    return loan


@transaction.atomic
def add_things(loan_id: int, things: Sequence[Thing], *, by: Officer) -> Loan:
    """The archivist has found what is asked for, and puts it on the request."""
    loan = Loan.objects.locked(loan_id)
    policies.may_lend(by, loan.office_id).enforce()
    by = at_archive(by, loan.office_id)
    if loan.state != LoanState.REQUESTED:
        raise WrongState(_("The loan was decided; what it names does not change any more."))
    _add(loan, things, by=by)
    audit.record(LoanEvent.REQUESTED, loan, by=by, detail={"things": len(things)})
    return loan


@transaction.atomic
def approve_loan(loan_id: int, *, by: Officer, note: str = "") -> Loan:
    """It may be handed over; by the archivist, or by the head where the rule asks for more."""
    loan = Loan.objects.locked(loan_id)
    by = _deciding(by, loan)
    things = list(loan.items.select_related("dossier", "item"))
    if not things:
        raise WrongState(_("Put on the request what is to be lent, then approve it."))
    loan.approve()
    _decide(loan, note, by=by)
    loan.save(update_fields=["state", *DECIDED])
    jobs.enqueue("notify_loan_decided", loan.pk)
    audit.record(LoanEvent.APPROVED, loan, by=by)
    return loan


@transaction.atomic
def reject_loan(loan_id: int, reason: str, *, by: Officer) -> Loan:
    """It is not lent; the borrower reads why."""
    loan = Loan.objects.locked(loan_id)
    by = _deciding(by, loan)
    if not reason.strip():
        raise Refused(_("Say why it is not lent."))
    loan.reject(reason=reason.strip())
    _decide(loan, reason, by=by)
    _drop_all(loan)
    loan.save(update_fields=["state", *DECIDED])
    jobs.enqueue("notify_loan_decided", loan.pk)
    detail = {"reason": audit.fingerprint(reason)}
    audit.record(LoanEvent.REJECTED, loan, by=by, detail=detail)
    return loan


@transaction.atomic
def cancel_loan(loan_id: int, reason: str, *, by: Officer) -> Loan:
    """Nobody came for it, or it is not needed any more."""
    loan = Loan.objects.locked(loan_id)
    policies.may_speak_for(by, loan).enforce()
    by = speaking_desk(by, loan)
    if not reason.strip():
        raise Refused(_("Say why the loan is cancelled."))
    loan.cancel(reason=reason.strip())
    _drop_all(loan)
    loan.save(update_fields=["state", "decision_note"])
    detail = {"reason": audit.fingerprint(reason)}
    audit.record(LoanEvent.CANCELLED, loan, by=by, detail=detail)
    return loan


DECIDED = ["decided_at", "decided_by_name", "decided_by_label", "decision_note"]


def speaking_desk(by: Officer, loan: Loan) -> Officer:
    """The borrower at his seat, else the archivist at his."""
    if loan.borrower_id in by.desk_ids:
        return by.at(loan.borrower_id)
    return at_archive(by, loan.office_id)


def _deciding(by: Officer, loan: Loan) -> Officer:
    policies.may_decide(by, loan).enforce()
    return by.seated(policies.deciding_desk(by, loan))


def _decide(loan: Loan, note: str, *, by: Officer) -> None:
    loan.decided_at, loan.decision_note = clock.now(), note.strip()
    loan.decided_by_name, loan.decided_by_label = by.name, by.label


def _speaking(by: Officer, office: Unit, borrower: Borrower) -> Officer:
    """An officer asks for his own seat; for others, and for who is not here, the archivist."""
    if borrower.position_id in by.desk_ids:
        policies.may_borrow(by, office.root_id).enforce()
        return by.at(borrower.position_id)
    policies.may_lend(by, office.pk).enforce()
    return at_archive(by, office.pk)


def _check(data: LoanData, today: date) -> None:
    if not data.purpose.strip():
        raise Refused(_("Say what the records are needed for."))
    if data.due_on < (data.planned_from or today) or data.due_on < today:
        raise Refused(_("The day of return is not before the day of lending, nor in the past."))


def _named(borrower: Borrower, by: Officer) -> dict[str, object]:
    """The borrower as written on the form; of a seat, its holder's name stays as it is today."""
    if borrower.position_id is None:
        if not (borrower.name.strip() and (borrower.phone.strip() or borrower.email.strip())):
            raise Refused(_("Write the name and a telephone number or an e-mail address."))
        return {
            "borrower_kind": BorrowerKind.OUTSIDER,
            "borrower_name": borrower.name.strip(),
            "borrower_nip": borrower.nip,
            "borrower_unit": borrower.unit,
            "borrower_phone": borrower.phone,
            "borrower_email": borrower.email,
        }
    seats = Position.objects.active().in_organization(by.organization_id)
    seat = seats.select_related("unit").filter(pk=borrower.position_id).first()
    if seat is None:
        raise NotFound
    return {
        "borrower_kind": BorrowerKind.OFFICER,
        "borrower": seat,
        "borrower_name": borrower.name.strip() or by.name,
        "borrower_nip": borrower.nip,
        "borrower_unit": f"{seat.title}, {seat.unit.name}",
        "borrower_phone": borrower.phone,
    }


def _add(loan: Loan, things: Iterable[Thing], *, by: Officer) -> None:
    """Put them on the request; each must be of this office and free to be lent today."""
    for thing in sorted(things, key=lambda one: one.dossier_id):
        dossier = _locked_dossier(loan, thing.dossier_id)
        item = _item_of(dossier, thing.item_id)
        if not may_be_named(by, dossier, item):
            raise NotFound
        if reason := why_not_lent(dossier, item, thing.lent_as):
            raise WrongState(reason)
        if loan.items.filter(dossier=dossier, item=item).exists():
            raise Refused(_("%(thing)s is on the request already.") % {"thing": dossier.reference})
        LoanItem.objects.create(loan=loan, dossier=dossier, item=item, lent_as=thing.lent_as)
        if _needs_head(dossier, item) and not _is_for_the_head(loan):
            loan.approved_by = ApprovedBy.OFFICE_HEAD
            loan.save(update_fields=["approved_by"])


def _locked_dossier(loan: Loan, dossier_id: int) -> Dossier:
    try:
        return Dossier.objects.filter(office=loan.office_id).locked(dossier_id)
    except Dossier.DoesNotExist as gone:
        raise NotFound from gone


def _item_of(dossier: Dossier, item_id: int | None) -> DossierItem | None:
    if item_id is None:
        return None
    found = DossierItem.objects.inside().select_related("letter").filter(dossier=dossier)
    if (item := found.filter(pk=item_id).first()) is None:
        raise NotFound
    return item


def _needs_head(dossier: Dossier, item: DossierItem | None) -> bool:
    """What is secret, vital or protected needs the higher word; a whole dossier by any of it."""
    if dossier.security in SECRET or dossier.is_vital or dossier.is_protected:
        return True
    if item is not None:
        return bool(item.letter and item.letter.is_secret)
    return dossier.items.inside().filter(letter__security__in=SECRET).exists()


def _is_for_the_head(loan: Loan) -> bool:
    """He does not decide about his own request; the archivist does."""
    seat = loan.borrower
    return seat is not None and seat.is_head and seat.unit_id == loan.office_id


def _drop_all(loan: Loan) -> None:
    for item in loan.items.select_for_update(no_key=True):
        item.drop()
        item.save(update_fields=["state"])
