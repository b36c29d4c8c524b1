"""A progress note carries files as a report does."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disposition.models import FollowUp
from eoffice.documents.queries import files_visible_to
from tests.disposition.letters import branch_before, disposed

pytestmark = pytest.mark.django_db


def photo(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.4 " + name.encode())


@pytest.fixture
def noted(world, arunika, eka, client_of):
    """`noted(*files)`: the section head writes how far the work has got."""

    def written(*files):
        branch = branch_before(world, "kasi_bank", disposed(world, arunika, "kasi_bank"))
        typed = {"text": "Separuh jalan.", "files": list(files)}
        return client_of(eka).post(reverse("disposition:note", args=[branch.pk]), typed)

    return written


def test_its_files_are_kept_with_the_note(noted, arunika):
    assert noted(photo("satu.pdf"), photo("dua.pdf")).status_code == 302
    note = FollowUp.objects.get(kind="progress")
    assert {file.name for file in note.files.all()} == {"satu.pdf", "dua.pdf"}
    assert {file.use for file in note.files.all()} == {"follow_up"}
    assert files_visible_to(arunika).filter(pk__in=note.files.all()).count() == 2


def test_a_note_without_files_is_a_note(noted):
    assert noted().status_code == 302
    assert not FollowUp.objects.get(kind="progress").files.exists()


def test_the_form_takes_files(world, arunika, eka, client_of):
    branch = branch_before(world, "kasi_bank", disposed(world, arunika, "kasi_bank"))
    page = client_of(eka).get(reverse("disposition:note", args=[branch.pk])).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert 'name="files"' in page
