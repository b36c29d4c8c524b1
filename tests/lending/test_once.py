"""A form of a loan that is sent twice acts once."""

import pytest
from django.urls import reverse

from archive.models import Loan
from eoffice.audit.models import AuditEntry
from tests.lending.desk import asked_by, paper_dossier

pytestmark = pytest.mark.django_db
TYPED = {"purpose": "Bahan rapat", "due_on": "1-12-2099", "lent_as": "paper", "token": "a" * 32}


def test_a_second_click_on_approve_is_no_error(world, laras, eka, client_of):
    loan, browser = asked_by(eka, paper_dossier(world, laras)), client_of(laras)
    url = reverse("archive:loan_approve", args=[loan.pk])
    answers = [browser.post(url, {"token": "b" * 32}).status_code for _ in range(2)]
    assert answers == [302, 302]
    assert AuditEntry.objects.filter(event="loan.approved").count() == 1


def test_without_the_token_the_second_is_refused(world, laras, eka, client_of):
    loan, browser = asked_by(eka, paper_dossier(world, laras)), client_of(laras)
    url = reverse("archive:loan_approve", args=[loan.pk])
    assert [browser.post(url).status_code for _ in range(2)] == [302, 409]


def test_a_request_that_is_sent_twice_is_one_loan(world, laras, eka, client_of):
    dossier, browser = paper_dossier(world, laras), client_of(eka)
    url = reverse("archive:loan_new")
    typed = TYPED | {"dossier": dossier.pk}
    assert {browser.post(url, typed).status_code for _ in range(2)} == {302}
    assert Loan.objects.count() == 1


def test_what_one_may_not_know_of_cannot_be_asked_for(world, laras, danu, sekar, client_of):
    dossier = paper_dossier(world, laras)
    for stranger in (danu, sekar):
        url = reverse("archive:loan_new")
        assert client_of(stranger).get(url, {"dossier": dossier.pk}).status_code == 404
        assert client_of(stranger).post(url, TYPED | {"dossier": dossier.pk}).status_code == 404
    assert not Loan.objects.exists()
