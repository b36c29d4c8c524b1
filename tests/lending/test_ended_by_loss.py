"""A loan of which everything is lost has ended, but nobody received anything back."""

import pytest
from django.urls import reverse

from archive.actions.lending import record_found
from archive.models import Loan
from tests.lending.desk import brought_to, lent_to, paper_dossier
from tests.matrix.reading import text_of

pytestmark = pytest.mark.django_db


def page(client_of, who, loan):
    return text_of(client_of(who).get(reverse("archive:loan", args=[loan.pk])))


def test_what_is_lost_was_not_received_back(world, laras, eka, client_of):
    loan = brought_to("lost", eka, paper_dossier(world, laras), laras)
    text = page(client_of, laras, loan)
    assert "Ditutup oleh" in text and "Diterima kembali oleh" not in text


def test_what_came_to_light_says_who_put_it_back(world, laras, eka, client_of):
    loan = brought_to("lost", eka, paper_dossier(world, laras), laras)
    record_found(loan.items.get().pk, "damaged", by=laras)
    text = page(client_of, laras, Loan.objects.get(pk=loan.pk))
    assert "Ditemukan" in text


def test_a_loan_that_is_out_says_neither(world, laras, eka, client_of):
    text = page(client_of, laras, lent_to(eka, paper_dossier(world, laras), laras))
    assert "Ditutup oleh" not in text and "Diterima kembali oleh" not in text
