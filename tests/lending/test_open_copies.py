"""Who has a digital copy is led from his loan to everything that it opens."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.actions import DocumentData, add_document, file_letter
from archive.actions.lending import end_copy
from eoffice.jobs import run_pending
from tests.archive.shelf import closed_letter, dossier_of
from tests.documents.conftest import own_folders, picture
from tests.lending.desk import lent_to
from tests.matrix.reading import text_of

__all__ = ["own_folders"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(world, laras):
    """A letter and a document."""
    found = dossier_of(world, laras, title="Serah terima barang", medium="both")
    file_letter(closed_letter(world, subject="Permohonan barang").pk, found.pk, by=laras)
    upload = SimpleUploadedFile("nota.png", picture())
    add_document(found.pk, DocumentData(description="Nota serah terima"), upload, by=laras)
    run_pending("fast")
    return found


@pytest.fixture
def loan(dossier, laras, fajar):
    return lent_to(fajar, dossier, laras, lent_as="copy", by=laras)


def links_of(dossier):
    letter, document = dossier.items.order_by("order")
    return [
        reverse("pages:letter", args=[letter.letter_id]),
        reverse("archive:document", args=[document.pk]),
    ]


def page_of(client_of, who, loan):
    return text_of(client_of(who).get(reverse("archive:loan", args=[loan.pk])))


def test_the_loan_leads_to_letters_and_documents(dossier, loan, fajar, client_of):
    text = page_of(client_of, fajar, loan)
    assert "Permohonan barang" in text and "Nota serah terima" in text
    for link in links_of(dossier):
        assert f'href="{link}"' in text
        assert client_of(fajar).get(link).status_code == 200


def test_the_page_of_the_document_offers_the_copy_that_bears_his_name(
    dossier, loan, fajar, client_of
):
    document = dossier.items.get(kind="file")
    text = text_of(client_of(fajar).get(reverse("archive:document", args=[document.pk])))
    assert reverse("files:viewing", args=[document.file_id]) in text
    assert reverse("files:original", args=[document.file_id]) not in text
    assert reverse("archive:dossier", args=[dossier.pk]) not in text


def test_who_lends_sees_no_list_of_them(dossier, loan, laras, client_of):
    assert "dengan nama Anda" not in page_of(client_of, laras, loan)


def test_nothing_is_open_afterwards(dossier, loan, fajar, client_of):
    end_copy(loan.items.get().pk)
    text = page_of(client_of, fajar, loan)
    for link in links_of(dossier):
        assert f'href="{link}"' not in text and client_of(fajar).get(link).status_code == 404
