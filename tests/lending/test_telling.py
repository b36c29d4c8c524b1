"""Who is told of a loan: the archivist, the borrower, his superior, and outsiders by e-mail."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core import mail

from archive import loan_telling
from archive.actions.lending import hand_over
from archive.actions.loans import Borrower, Thing, approve_loan, reject_loan, request_loan
from archive.loan_states import LoanItemState
from archive.models import LoanItem
from eoffice import clock
from eoffice.jobs.models import Job
from eoffice.notifications.models import Notice
from tests.lending.desk import asked_by, days_ahead, lent_to, paper_dossier

pytestmark = pytest.mark.django_db


def told(kind):
    return set(Notice.objects.filter(kind=kind).values_list("user__username", flat=True))


def at_nine(monkeypatch, day):
    moment = datetime.combine(day, datetime.min.time(), tzinfo=clock.now().tzinfo)
    monkeypatch.setattr(clock, "now", lambda: moment + timedelta(hours=2))


@pytest.fixture
def dossier(world, laras):
    return paper_dossier(world, laras)


def test_the_archivist_is_told_of_a_request_and_the_borrower_of_the_decision(dossier, laras, eka):
    loan = asked_by(eka, dossier)
    loan_telling.tell_of_request(loan.pk)
    assert told("loan_requested") == {"laras"}
    reject_loan(loan.pk, "Sedang dipakai", by=laras)
    for _ in range(2):
        loan_telling.tell_of_decision(loan.pk)
    assert told("loan_rejected") == {"eka"} and Notice.objects.count() == 2


def test_the_working_day_before_and_once(dossier, laras, eka, monkeypatch):
    loan = lent_to(eka, dossier, laras)
    at_nine(monkeypatch, loan.due_on - timedelta(days=5))
    assert loan_telling.remind() == 0
    at_nine(monkeypatch, loan.due_on - timedelta(days=1))
    assert (loan_telling.remind(), loan_telling.remind()) == (1, 0)
    assert told("loan_due_soon") == {"eka"}


def test_every_day_when_overdue_also_the_archivist_and_the_superior(
    dossier, laras, eka, monkeypatch
):
    loan = lent_to(eka, dossier, laras)
    for late in (1, 2):
        at_nine(monkeypatch, loan.due_on + timedelta(days=late))
        assert (loan_telling.remind(), loan_telling.remind()) == (1, 0)
    assert told("loan_overdue") == {"eka", "laras", "arunika"}
    assert Notice.objects.filter(kind="loan_overdue", user__username="eka").count() == 2


def test_somebody_from_outside_is_told_by_mail(dossier, laras):
    who = Borrower(name="Bimo Misalnya", unit="Universitas", email="bimo@example.com")
    loan = request_loan(dossier.office_id, who, days_ahead(), [Thing(dossier.pk)], by=laras)
    approve_loan(loan.pk, by=laras)
    loan_telling.tell_of_decision(loan.pk)
    job = Job.objects.get(kind="mail_loan_approved")
    loan_telling.mail_borrower(job.subject_id, "loan_approved")
    assert mail.outbox[0].to == ["bimo@example.com"] and loan.reference in mail.outbox[0].subject


@pytest.mark.parametrize(("email", "tells"), [("", {"laras"}), ("bimo@example.com", set())])
def test_who_left_no_address_is_telephoned(dossier, laras, monkeypatch, client_of, email, tells):
    who = Borrower(name="Bimo Misalnya", unit="Universitas", phone="0800-1", email=email)
    loan = request_loan(dossier.office_id, who, days_ahead(), [Thing(dossier.pk)], by=laras)
    answer = client_of(laras).post(f"/archive/loans/{loan.pk}/approve/", follow=True)
    assert ("Telepon peminjam: 0800-1" in answer.text) == (not email)
    hand_over(loan.pk, {item.pk: "good" for item in loan.items.all()}, by=laras)
    at_nine(monkeypatch, loan.due_on - timedelta(days=1))
    assert loan_telling.remind() == 1
    assert told("loan_due_soon") == tells


def test_copies_whose_time_is_over_are_ended(dossier, laras, eka, monkeypatch):
    loan = approve_loan(asked_by(eka, dossier, lent_as="copy").pk, by=laras)
    hand_over(loan.pk, {item.pk: "good" for item in loan.items.all()}, by=laras)
    assert loan_telling.end_copies() == 0
    at_nine(monkeypatch, loan.due_on + timedelta(days=2))
    assert loan_telling.end_copies() == 1
    assert LoanItem.objects.get(loan=loan).state == LoanItemState.BACK


def test_loans_that_were_told_today_leave_room_for_the_others(world, laras, eka, monkeypatch):
    monkeypatch.setattr(loan_telling, "AT_ONCE", 1)
    loans = [lent_to(eka, paper_dossier(world, laras), laras) for _ in range(2)]
    at_nine(monkeypatch, loans[0].due_on + timedelta(days=1))
    assert [loan_telling.remind() for _ in range(3)] == [1, 1, 0]
