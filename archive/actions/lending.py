"""What leaves the records unit and comes back: hand over, take back, lose, find, end copies.

Order of locks: letter → loan → dossier → chain head. A digital copy opens letters, so these are
held first, and their access is written anew in the same transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from archive.actions.loans import speaking_desk
from archive.events import DossierEvent, LetterFilingEvent, LoanEvent
from archive.loan_states import LentAs, LoanItemState, LoanState
from archive.models import Dossier, DossierItem, Loan, LoanItem
from archive.policies import loans as policies
from archive.policies.archivist import at_archive
from archive.queries.lending import opens_by_itself, why_not_lent
from archive.states import Condition
from correspondence import access
from correspondence.models import Letter
from eoffice import audit, clock, jobs
from eoffice.errors import AlreadyDone, NotFound, Refused, WrongState
from eoffice.organization.officer import SYSTEM, Officer

COPY_DAYS = 7
"""How long a digital copy is open, if nothing else is said (domain 5.5)."""


@dataclass(frozen=True, slots=True)
class Loss:
    """The minutes of a loss."""

    number: str
    note: str
    file_id: int | None = None


@transaction.atomic
def hand_over(loan_id: int, conditions: Mapping[int, str], *, by: Officer, note: str = "") -> Loan:
    """Give out what is named with its condition; what is not named stays and is dropped.

    Raises WrongState if something went out meanwhile: nothing is handed over then.
    """
    letters = _held_letters(loan_id)
    loan = Loan.objects.select_related("office").locked(loan_id)
    by = _lending(by, loan)
    loan.hand_over()
    given = [item for item in _items(loan, LoanItemState.WAITING) if item.pk in conditions]
    if not given:
        raise Refused(_("Name at least one thing that is handed over."))
    now = clock.now()
    for item in _items(loan, LoanItemState.WAITING):
        if item.pk in conditions:
            _give(loan, item, conditions[item.pk], now, note, by=by)
        else:
            item.drop()
            item.save(update_fields=["state"])
    _note_handed_over(loan, letters, len(given), now, by=by)
    return loan


@transaction.atomic
def open_copies(loan_id: int, *, by: Officer) -> bool:
    """Digital copies wait for no hand: who approves a loan of nothing else, whose day has come,
    opens them to an official at once; for a later day they open by themselves. Whether it was so;
    else the archivist hands over."""
    letters = _held_letters(loan_id)
    loan = Loan.objects.select_related("office").locked(loan_id)
    waiting = _items(loan, LoanItemState.WAITING)
    is_today = loan.planned_from <= clock.today(loan.office.time_zone)
    if not (is_today and opens_by_itself(loan)):
        return False
    if by is not SYSTEM:
        policies.may_decide(by, loan).enforce()
        desk = policies.deciding_desk(by, loan)
        by = by.at(desk.position_id) if desk else by
    loan.hand_over()
    now = clock.now()
    for item in waiting:
        _give(loan, item, "", now, "", by=by)
    _note_handed_over(loan, letters, len(waiting), now, by=by)
    return True


@transaction.atomic
def take_back(loan_id: int, conditions: Mapping[int, str], *, by: Officer, note: str = "") -> Loan:
    """Put back what is named, with the condition in which it came; the last one closes the loan."""
    letters = _held_letters(loan_id)
    loan = Loan.objects.locked(loan_id)
    by = _lending(by, loan)
    back = [item for item in _items(loan, LoanItemState.OUT) if item.pk in conditions]
    if not back:
        raise AlreadyDone
    for item in back:
        _put_back(item, conditions[item.pk], note, by=by)
    _close_if_all_is_back(loan, by=by)
    _open_anew(letters)
    audit.record(LoanEvent.TAKEN_BACK, loan, by=by, detail={"things": len(back)})
    return loan


@transaction.atomic
def record_loss(item_id: int, loss: Loss, *, by: Officer) -> LoanItem:
    """The borrower cannot bring it back: minutes are written, and it stays out until found."""
    loan, item = _loan_and_item(item_id)
    by = _lending(by, loan)
    if not (loss.number.strip() and loss.note.strip()):
        raise Refused(_("A loss has minutes: write their number and what happened."))
    item.lose()
    item.lost_at, item.lost_number, item.lost_note = clock.now(), loss.number, loss.note
    item.lost_file_id = loss.file_id
    item.save(update_fields=["state", "lost_at", "lost_number", "lost_note", "lost_file"])
    _close_if_all_is_back(loan, by=by)
    jobs.enqueue("notify_loan_lost", loan.pk)
    detail = {"item": item.pk, "minutes": loss.number}
    audit.record(LoanEvent.LOST, loan, by=by, detail=detail)
    audit.record(DossierEvent.LOST, item.dossier, by=by, detail=detail)
    return item


@transaction.atomic
def record_found(item_id: int, condition: str, *, by: Officer) -> LoanItem:
    """It came to light and lies in its place again."""
    loan, item = _loan_and_item(item_id)
    by = _lending(by, loan)
    item.find(condition=_known(condition))
    item.found_at, item.back_to_name = clock.now(), by.name
    item.save(update_fields=["state", "found_at", "condition_back", "back_to_name"])
    audit.record(LoanEvent.FOUND, loan, by=by, detail={"item": item.pk})
    audit.record(DossierEvent.FOUND, item.dossier, by=by, detail={"item": item.pk})
    return item


@transaction.atomic
def end_copy(item_id: int, *, by: Officer = SYSTEM) -> LoanItem | None:
    """Close a digital copy whose time is over, or which the borrower gives up; nothing if it is
    closed already."""
    found = LoanItem.objects.filter(pk=item_id).values_list("loan_id", flat=True).first()
    if found is None:
        raise NotFound
    letters = _held_letters(found)
    loan, item = _loan_and_item(item_id)
    if item.lent_as != LentAs.COPY:
        raise WrongState(_("Paper is taken back at the lending desk."))
    if item.state != LoanItemState.OUT:
        return None
    if by != SYSTEM:
        policies.may_speak_for(by, loan).enforce()
        by = speaking_desk(by, loan)
    item.take_back(condition="")
    item.back_at, item.back_to_name = clock.now(), by.name
    item.save(update_fields=["state", "condition_back", "back_at", "back_to_name"])
    _close_if_all_is_back(loan, by=by)
    _open_anew(letters)
    jobs.enqueue("notify_copy_ended", loan.pk)
    _tell_letter(LetterFilingEvent.RETURNED, item, by=by)
    audit.record(DossierEvent.COPY_ENDED, item.dossier, by=by, detail={"loan": loan.pk})
    return item


def _note_handed_over(
    loan: Loan, letters: list[Letter], things: int, now: datetime, *, by: Officer
) -> None:
    loan.handed_over_at, loan.handed_over_by_name = now, by.name
    loan.save(update_fields=["state", "handed_over_at", "handed_over_by_name"])
    _open_anew(letters)
    audit.record(LoanEvent.HANDED_OVER, loan, by=by, detail={"things": things})


def _lending(by: Officer, loan: Loan) -> Officer:
    policies.may_lend(by, loan.office_id).enforce()
    return at_archive(by, loan.office_id)


def _items(loan: Loan, state: str) -> list[LoanItem]:
    rows = loan.items.filter(state=state).select_related("item__letter").order_by("dossier", "pk")
    return list(rows.select_for_update(of=("self",), no_key=True))


def _loan_and_item(item_id: int) -> tuple[Loan, LoanItem]:
    owner = LoanItem.objects.filter(pk=item_id).values_list("loan_id", flat=True).first()
    if owner is None:
        raise NotFound
    loan = Loan.objects.locked(owner)
    return loan, LoanItem.objects.select_related("dossier", "item").locked(item_id)


def _give(
    loan: Loan, item: LoanItem, condition: str, now: datetime, note: str, *, by: Officer
) -> None:
    """One thing goes out; the dossier is held, so that no second loan takes it meanwhile."""
    dossier = Dossier.objects.locked(item.dossier_id)
    if reason := why_not_lent(dossier, item.item, item.lent_as):
        raise WrongState(reason)
    item.hand_out()
    item.out_at, item.note = now, note
    if item.lent_as == LentAs.PAPER:
        item.condition_out = _known(condition)
    else:
        item.expires_at = _end_of_copy(loan)
    item.save(update_fields=["state", "out_at", "condition_out", "expires_at", "note"])
    _tell_letter(LetterFilingEvent.LENT, item, by=by)
    audit.record(DossierEvent.LENT, dossier, by=by, detail={"loan": loan.pk, "item": item.item_id})


def _tell_letter(event: LetterFilingEvent, item: LoanItem, *, by: Officer) -> None:
    """A letter that is lent by itself knows of it too."""
    if item.item is not None and item.item.letter is not None:
        audit.record(event, item.item.letter, by=by, detail={"loan": item.loan_id})


def _end_of_copy(loan: Loan) -> datetime:
    """The end of the day of return, but not longer than copies are lent."""
    last = min(loan.due_on, clock.today(loan.office.time_zone) + timedelta(days=COPY_DAYS))
    return make_aware(datetime.combine(last, time(23, 59, 59)), loan.office.zone)


def _put_back(item: LoanItem, condition: str, note: str, *, by: Officer) -> None:
    is_paper = item.lent_as == LentAs.PAPER
    item.take_back(condition=_known(condition) if is_paper else "")
    item.back_at, item.back_to_name = clock.now(), by.name
    item.note = note or item.note
    item.save(update_fields=["state", "condition_back", "back_at", "back_to_name", "note"])
    dossier = Dossier.objects.locked(item.dossier_id)
    detail = {"loan": item.loan_id, "item": item.item_id, "condition": item.condition_back}
    _tell_letter(LetterFilingEvent.RETURNED, item, by=by)
    audit.record(DossierEvent.CAME_BACK, dossier, by=by, detail=detail)


def _close_if_all_is_back(loan: Loan, *, by: Officer) -> None:
    """The last thing that is back, or has its minutes, closes the loan."""
    if loan.state != LoanState.ON_LOAN or loan.items.filter(state=LoanItemState.OUT).exists():
        return
    loan.close()
    loan.returned_at, loan.received_by_name = clock.now(), by.name
    loan.save(update_fields=["state", "returned_at", "received_by_name"])
    audit.record(LoanEvent.RETURNED, loan, by=by)


def _known(condition: str) -> str:
    if condition not in Condition.values or condition == Condition.LOST:
        raise Refused(_("Say in which condition it is."))
    return condition


def _held_letters(loan_id: int) -> list[Letter]:
    """The letters that digital copies of this loan open, held in one order."""
    copies = LoanItem.objects.filter(loan=loan_id, lent_as=LentAs.COPY)
    whole = copies.filter(item=None).values("dossier")
    inside = DossierItem.objects.inside().filter(dossier__in=whole)
    lent = DossierItem.objects.filter(pk__in=copies.values("item")) | inside
    found = lent.exclude(letter=None).order_by("letter").values_list("letter", flat=True)
    return [Letter.objects.locked(pk) for pk in found.distinct()]


def _open_anew(letters: list[Letter]) -> None:
    for letter in letters:
        access.refresh(letter)
