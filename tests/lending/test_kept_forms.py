"""A form that cannot be carried out keeps what was typed and says what is in the way."""

import pytest
from django.urls import reverse

from archive.models import Loan
from tests.lending.desk import asked_by, brought_to, days_ahead, lent_to, paper_dossier

pytestmark = pytest.mark.django_db


def test_what_is_out_is_said_on_the_form_of_the_desk(world, laras, eka, client_of):
    dossier = paper_dossier(world, laras)
    lent_to(eka, dossier, laras)
    typed = {
        "borrower_name": "Bimo Misalnya", "borrower_unit": "Universitas Contoh",
        "borrower_phone": "0800", "purpose": "Penelitian", "things": dossier.reference,
        "lent_as": "paper", "planned_from": "", "due_on": str(days_ahead().due_on),
    }  # fmt: skip
    typed["planned_from"] = typed["due_on"]
    answer = client_of(laras).post(reverse("archive:loan_enter"), typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Bimo Misalnya" in text and "Eka" in text
    assert Loan.objects.count() == 1


def test_and_on_the_form_that_puts_it_on_a_request(world, laras, eka, client_of):
    out, other = paper_dossier(world, laras), paper_dossier(world, laras)
    lent_to(eka, out, laras)
    loan = asked_by(eka, other)
    typed = {"things": out.reference, "lent_as": "paper"}
    answer = client_of(laras).post(reverse("archive:loan_add", args=[loan.pk]), typed)
    assert answer.status_code == 422 and out.reference in answer.content.decode()
    assert loan.items.count() == 1


def test_nothing_handed_over_is_no_hand_over(world, laras, eka, client_of):
    loan = brought_to("approved", eka, paper_dossier(world, laras), laras)
    typed = {f"thing_{loan.items.get().pk}": "absent"}
    answer = client_of(laras).post(reverse("archive:loan_hand_over", args=[loan.pk]), typed)
    assert answer.status_code == 422
    assert Loan.objects.get(pk=loan.pk).state == "approved"


def test_more_time_that_is_no_more_is_said_on_the_form(world, laras, eka, client_of):
    loan = lent_to(eka, paper_dossier(world, laras), laras)
    typed = {"until": str(loan.due_on), "reason": "Riset belum selesai", "cover_number": "S-2/UC"}
    answer = client_of(eka).post(reverse("archive:loan_more_time", args=[loan.pk]), typed)
    assert answer.status_code == 422 and "Riset belum selesai" in answer.text
    assert not loan.extensions.exists()
