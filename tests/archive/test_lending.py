"""Lending: asked, approved by the right word, handed over once, taken back, lost and found."""

from __future__ import annotations

from datetime import timedelta

import pytest

from archive.actions import file_letter
from archive.actions.lending import Loss, end_copy, hand_over, record_found, record_loss, take_back
from archive.actions.loan_extensions import MoreTime, ask_more_time, decide_more_time
from archive.actions.loans import Borrower, LoanData, Thing, approve_loan, request_loan
from archive.loan_states import ApprovedBy, LentAs, LoanItemState, LoanState
from archive.models import Loan
from correspondence.queries.seeing import letters_visible_to
from eoffice import clock
from eoffice.errors import Refused, WrongState
from tests.archive.shelf import again, agrees, closed_letter, dossier_of

pytestmark = pytest.mark.django_db
VISITOR = Borrower(name="Bimo Misalnya", unit="Universitas Contoh", phone="0800-0000-001")


def until(days: int = 7):
    return LoanData("Bahan pemeriksaan", clock.today("Asia/Jakarta") + timedelta(days=days))


@pytest.fixture
def dossier(world, laras):
    """One with a letter of which there is paper."""
    found = dossier_of(world, laras, medium="both")
    file_letter(closed_letter(world).pk, found.pk, by=laras, has_paper=True)
    return found


def asked(dossier, laras, borrower=VISITOR, item=None, lent_as=LentAs.PAPER, **data) -> Loan:
    thing = Thing(dossier.pk, item, lent_as)
    return request_loan(dossier.office_id, borrower, until(**data), [thing], by=laras)


def lent(dossier, laras, **how) -> Loan:
    loan = approve_loan(asked(dossier, laras, **how).pk, by=laras)
    return hand_over(loan.pk, {item.pk: "good" for item in loan.items.all()}, by=laras)


def test_what_is_lent_comes_back_and_the_loan_is_closed(dossier, laras):
    loan = lent(dossier, laras)
    item = loan.items.get()
    assert (loan.state, item.state, item.condition_out) == ("on_loan", "out", "good")
    loan = take_back(loan.pk, {item.pk: "damaged"}, by=laras)
    assert (loan.state, loan.items.get().condition_back) == (LoanState.RETURNED, "damaged")


def test_what_is_out_is_not_lent_again(dossier, laras):
    second = approve_loan(asked(dossier, laras).pk, by=laras)
    first = lent(dossier, laras)
    with pytest.raises(WrongState, match=first.reference):
        hand_over(second.pk, {item.pk: "good" for item in second.items.all()}, by=laras)
    with pytest.raises(WrongState, match=first.reference):
        asked(dossier, laras)


def test_an_item_is_not_lent_while_its_whole_dossier_is_out(dossier, laras):
    lent(dossier, laras)
    with pytest.raises(WrongState):
        asked(dossier, laras, item=again(dossier).items.get().pk)


def test_a_whole_dossier_is_not_lent_while_an_item_is_out(dossier, laras):
    lent(dossier, laras, item=dossier.items.get().pk)
    with pytest.raises(WrongState):
        asked(dossier, laras)


def test_what_is_vital_waits_for_the_head(dossier, laras, arunika):
    type(dossier).objects.filter(pk=dossier.pk).update(is_vital=True)
    loan = asked(dossier, laras)
    assert loan.approved_by == ApprovedBy.OFFICE_HEAD
    with pytest.raises(Refused):
        approve_loan(loan.pk, by=laras)
    assert approve_loan(loan.pk, by=arunika).state == LoanState.APPROVED


def test_a_loss_has_minutes_and_ends_when_it_is_found(dossier, laras):
    item = lent(dossier, laras).items.get()
    with pytest.raises(Refused):
        record_loss(item.pk, Loss("", "Hilang"), by=laras)
    assert record_loss(item.pk, Loss("BA-01/2026", "Hilang"), by=laras).loan.state == "returned"
    with pytest.raises(WrongState):
        asked(dossier, laras)
    assert record_found(item.pk, "good", by=laras).state == LoanItemState.FOUND
    assert asked(dossier, laras).state == LoanState.REQUESTED


def test_a_digital_copy_opens_the_letter_until_it_ends(dossier, laras, fajar):
    letter = dossier.items.get().letter
    assert not letters_visible_to(fajar).filter(pk=letter.pk).exists()
    reader = Borrower(position_id=fajar.position_id, name=fajar.name)
    loan = lent(dossier, laras, borrower=reader, lent_as=LentAs.COPY)
    assert letters_visible_to(fajar).filter(pk=letter.pk).exists() and agrees(letter)
    end_copy(loan.items.get().pk)
    assert not letters_visible_to(fajar).filter(pk=letter.pk).exists() and agrees(letter)
    assert Loan.objects.get(pk=loan.pk).state == LoanState.RETURNED


def test_more_time_moves_the_day_of_return(dossier, laras):
    loan = lent(dossier, laras)
    later = loan.due_on + timedelta(days=5)
    request = ask_more_time(loan.pk, MoreTime(later, "Pemeriksaan belum selesai"), by=laras)
    with pytest.raises(WrongState):
        ask_more_time(loan.pk, MoreTime(later, "Lagi"), by=laras)
    assert decide_more_time(request.pk, granted=True, by=laras).due_on == later
