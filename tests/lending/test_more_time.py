"""Deciding about more time: with a reason where it is refused, and only while the loan lasts."""

import pytest
from django.urls import reverse

from archive.actions.lending import Loss, record_loss
from archive.actions.loan_extensions import decide_more_time
from archive.models import Loan, LoanExtension
from eoffice.errors import WrongState
from tests.lending.desk import brought_to, paper_dossier

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(world, laras, eka):
    """More time is asked for what Eka has borrowed."""
    loan = brought_to("more_time", eka, paper_dossier(world, laras), laras)
    return loan.extensions.get()


def test_a_refusal_without_a_reason_comes_back_with_its_field(asked, laras, client_of):
    url = reverse("archive:loan_decide_time", args=[asked.pk])
    answer = client_of(laras).post(url, {"answer": "refuse", "note": " "})
    assert answer.status_code == 422 and "Sebutkan alasan" in answer.text
    assert LoanExtension.objects.get().state == "asked"
    client_of(laras).post(url, {"note": "Dipakai pemeriksa"})
    decided = LoanExtension.objects.get()
    assert (decided.state, decided.decision_note) == ("refused", "Dipakai pemeriksa")


def test_nothing_is_decided_once_the_loan_has_ended(asked, laras, client_of):
    for item in asked.loan.items.all():
        record_loss(item.pk, Loss("BA-1", "Hilang", None), by=laras)
    ended = Loan.objects.get(pk=asked.loan_id)
    with pytest.raises(WrongState):
        decide_more_time(asked.pk, granted=True, by=laras)
    assert Loan.objects.get(pk=ended.pk).due_on == ended.due_on
    page = client_of(laras).get(reverse("archive:loan", args=[ended.pk])).text
    assert reverse("archive:loan_decide_time", args=[asked.pk]) not in page
