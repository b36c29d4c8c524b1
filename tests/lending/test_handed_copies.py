"""A borrower from outside is handed a copy that bears his name; nothing else leaves that way."""

import io

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.actions import DocumentData, add_document
from archive.actions.lending import end_copy, hand_over
from archive.actions.loans import Borrower, Thing, approve_loan, request_loan
from eoffice.jobs import run_pending
from tests.archive.shelf import dossier_of
from tests.documents.conftest import own_folders, picture
from tests.lending.desk import days_ahead, lent_to

__all__ = ["own_folders"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(world, laras):
    found = dossier_of(world, laras, medium="both")
    upload = SimpleUploadedFile("nota.png", picture())
    add_document(found.pk, DocumentData(description="Nota"), upload, by=laras)
    run_pending("fast")
    return found


@pytest.fixture
def lent(dossier, laras):
    """To somebody who has no account here."""
    who = Borrower(None, "Peneliti Luar", unit="Universitas", phone="0812")
    things = [Thing(dossier.pk, None, "copy")]
    loan = request_loan(dossier.office_id, who, days_ahead(), things, by=laras)
    approve_loan(loan.pk, by=laras)
    hand_over(loan.pk, {item.pk: "good" for item in loan.items.all()}, by=laras)
    return loan.items.get()


def address(lent):
    return reverse("archive:lent_copy", args=[lent.pk, lent.dossier.items.get().file_id])


def test_the_copy_bears_name_number_and_day(lent, laras, client_of):
    page = client_of(laras).get(reverse("archive:loan", args=[lent.loan_id])).text
    assert address(lent) in page
    content = client_of(laras).get(address(lent)).content
    said = pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert "Peneliti Luar" in said and lent.loan.reference in said


@pytest.mark.parametrize(("person", "status"), [("eka", 404), ("arunika", 403), ("danu", 404)])
def test_only_the_lending_desk_takes_it(lent, client_of, person, status, request):
    by = request.getfixturevalue(person)
    assert client_of(by).get(address(lent)).status_code == status


def test_nothing_is_handed_over_any_more_when_its_time_is_over(lent, laras, client_of):
    end_copy(lent.pk)
    assert client_of(laras).get(address(lent)).status_code == 404


def test_who_opens_his_copy_himself_is_handed_none(dossier, laras, fajar, client_of):
    item = lent_to(fajar, dossier, laras, lent_as="copy", by=laras).items.get()
    assert client_of(laras).get(address(item)).status_code == 404


def test_a_file_of_another_dossier_is_not_handed_over(world, lent, laras, client_of):
    other = dossier_of(world, laras, title="Lain")
    upload = SimpleUploadedFile("lain.png", picture("Lain"))
    item = add_document(other.pk, DocumentData(description="Lain"), upload, by=laras)
    run_pending("fast")
    url = reverse("archive:lent_copy", args=[lent.pk, item.file_id])
    assert client_of(laras).get(url).status_code == 404
