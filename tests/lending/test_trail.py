"""What is lent is told in every chain that it concerns: the loan, the dossier, the letter."""

import pytest
from django.urls import reverse

from archive.actions.lending import end_copy, hand_over, take_back
from archive.actions.loans import Borrower, Thing, approve_loan, request_loan
from archive.events import ArchiveEvent, LetterFilingEvent, LoanEvent
from archive.views import loan_prints
from eoffice.audit.models import AuditEntry
from tests.lending.desk import days_ahead, lent_to, paper_dossier


def told(letter):
    entries = AuditEntry.objects.filter(subject_kind="letter", subject_id=letter.pk)
    known = (LetterFilingEvent.LENT, LetterFilingEvent.RETURNED)
    return list(entries.filter(event__in=known).order_by("pk").values_list("event", flat=True))


@pytest.fixture
def lend(world, laras, eka):
    """Lend the letter that lies in a dossier by itself, as paper or as a copy."""
    dossier = paper_dossier(world, laras)
    item = dossier.items.get()
    borrower = Borrower(eka.position_id, eka.name)

    def lent(lent_as):
        things = [Thing(dossier.pk, item.pk, lent_as)]
        loan = request_loan(dossier.office_id, borrower, days_ahead(), things, by=eka)
        approve_loan(loan.pk, by=laras)
        return hand_over(loan.pk, {loan.items.get().pk: "good"}, by=laras), item.letter

    return lent


def test_a_letter_of_paper_goes_and_comes_back(lend, laras):
    loan, letter = lend("paper")
    assert told(letter) == [LetterFilingEvent.LENT]
    take_back(loan.pk, {loan.items.get().pk: "good"}, by=laras)
    assert told(letter) == [LetterFilingEvent.LENT, LetterFilingEvent.RETURNED]


def test_a_copy_is_given_and_ends(lend):
    loan, letter = lend("copy")
    end_copy(loan.items.get().pk)
    assert told(letter) == [LetterFilingEvent.LENT, LetterFilingEvent.RETURNED]


@pytest.mark.parametrize("kind", ["receipt", "indicator"])
def test_a_printed_paper_is_told(world, laras, eka, client_of, kind):
    loan = lent_to(eka, paper_dossier(world, laras), laras)
    client_of(laras).get(reverse("archive:loan_paper", args=[loan.pk, kind]))
    entry = AuditEntry.objects.get(event=LoanEvent.PRINTED)
    assert (entry.subject_id, entry.detail) == (loan.pk, {"paper": kind})


@pytest.mark.parametrize("name", ["loan_register", "loan_register_table", "loan_overdue"])
def test_a_register_is_never_cut_without_a_word(world, laras, eka, client_of, monkeypatch, name):
    for title in ("Satu", "Dua"):
        lent_to(eka, paper_dossier(world, laras, title=title), laras)
    monkeypatch.setattr(loan_prints, "MOST", 1)
    monkeypatch.setattr(loan_prints, "MOST_ON_PAPER", 1)
    answer = client_of(laras).get(reverse(f"archive:{name}"))
    assert answer.status_code == 200
    if name != "loan_overdue":
        assert "terlalu banyak untuk satu file" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("loan_register", {"list": "loan_register", "form": "pdf", "rows": 1}),
        ("loan_register_table", {"list": "loan_register", "form": "xlsx", "rows": 1}),
        ("loan_overdue", {"list": "overdue_loans", "form": "pdf", "rows": 0}),
    ],
)
def test_a_register_that_leaves_is_told(world, laras, eka, client_of, name, told):
    lent_to(eka, paper_dossier(world, laras), laras)
    client_of(laras).get(reverse(f"archive:{name}"))
    entry = AuditEntry.objects.get(event=ArchiveEvent.LIST_EXPORTED)
    assert (entry.actor_id, entry.detail) == (laras.user_id, told)
