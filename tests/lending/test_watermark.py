"""A digital copy on loan: pages and copy bear the borrower's name, the original stays here."""

import io

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.actions import DocumentData, add_document
from archive.actions.lending import end_copy
from eoffice.jobs import run_pending
from tests.archive.shelf import dossier_of
from tests.documents.conftest import own_folders, picture
from tests.lending.desk import lent_to

__all__ = ["own_folders"]
pytestmark = pytest.mark.django_db


def text_of(answer):
    content = b"".join(answer.streaming_content)
    return pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()


@pytest.fixture
def file(world, laras):
    dossier = dossier_of(world, laras, medium="both")
    upload = SimpleUploadedFile("nota.png", picture())
    item = add_document(dossier.pk, DocumentData(description="Nota"), upload, by=laras)
    run_pending("fast")
    return item.file


@pytest.fixture
def loan(file, laras, fajar):
    return lent_to(fajar, file.dossier_items.get().dossier, laras, lent_as="copy", by=laras)


def test_the_copy_bears_the_name_of_the_borrower_and_the_day(file, loan, fajar, client_of):
    said = text_of(client_of(fajar).get(reverse("files:viewing", args=[file.pk])))
    assert loan.reference in said and fajar.name in said and "sampai" in said


def test_a_page_image_is_another_one_than_the_archivist_sees(file, loan, laras, fajar, client_of):
    for page in ("files:small", "files:thumb", "files:sharp"):
        url = reverse(page, args=[file.pk, 1])
        own = b"".join(client_of(laras).get(url).streaming_content)
        lent = b"".join(client_of(fajar).get(url).streaming_content)
        assert own and lent and own != lent


def test_the_archivist_s_copy_bears_nothing(file, loan, laras, client_of):
    assert "pinjaman" not in text_of(client_of(laras).get(reverse("files:viewing", args=[file.pk])))


def test_the_original_is_not_handed_out(file, loan, fajar, laras, client_of):
    url = reverse("files:original", args=[file.pk])
    answer = client_of(fajar).get(url)
    assert (answer.status_code, answer.url) == (302, reverse("files:viewing", args=[file.pk]))
    assert client_of(laras).get(url).status_code == 200


def test_when_it_has_ended_nothing_is_open(file, loan, fajar, client_of):
    end_copy(loan.items.get().pk)
    for page in ("files:viewing", "files:original"):
        assert client_of(fajar).get(reverse(page, args=[file.pk])).status_code == 404
