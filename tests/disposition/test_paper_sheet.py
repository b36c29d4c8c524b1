"""An assistant enters what the holder wrote on the paper sheet, and attaches its scan."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disposition.models import DispositionSheet
from eoffice.documents.models import StoredFile
from eoffice.documents.queries import files_visible_to
from tests.disposition.letters import instruction, letter_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(world, gita, client_of):
    """`enter(basis, scan=None)`: the assistant fills in the panel of the head's letter."""

    def entered(basis, scan=None):
        letter = letter_for(world, "kepala")
        typed = {
            "to": [world.seats["kasi_bank"].pk],
            "instructions": [instruction(world).pk],
            "note": "Sesuai lembar disposisi.",
            "basis": basis,
        }
        typed |= {"basis_scan": scan} if scan else {}
        return client_of(gita).post(reverse("disposition:dispose", args=[letter.pk]), typed)

    return entered


def sheet_scan():
    return SimpleUploadedFile("lembar.pdf", b"%PDF-1.4 lembar disposisi")


def test_paper_needs_its_scan_and_keeps_what_was_typed(enter):
    answer = enter("paper")
    assert answer.status_code == 422
    assert "Sesuai lembar disposisi." in answer.content.decode()
    assert not DispositionSheet.objects.exists()


def test_the_scan_is_kept_with_the_sheet(enter):
    assert enter("paper", sheet_scan()).status_code == 302
    sheet = DispositionSheet.objects.get()
    assert sheet.basis_file.name == "lembar.pdf"
    assert sheet.basis_file.use == "evidence"


def test_what_was_spoken_needs_none(enter):
    assert enter("spoken").status_code == 302
    assert DispositionSheet.objects.get().basis_file is None


def test_giver_and_receivers_open_it_and_nobody_else(world, enter):
    enter("paper", sheet_scan())
    file = StoredFile.objects.get()
    seen = {
        name
        for name in world.users
        if files_visible_to(world.officer(name)).filter(pk=file.pk).exists()
    }
    assert seen == {"arunika", "gita", "eka", "indra"}  # indra audits the office


def test_the_letters_page_leads_to_the_scan(eka, enter, client_of):
    enter("paper", sheet_scan())
    sheet = DispositionSheet.objects.get()
    page = client_of(eka).get(reverse("pages:letter", args=[sheet.letter_id]))
    assert reverse("files:viewing", args=[sheet.basis_file_id]) in page.content.decode()


def test_a_holder_is_not_asked(world, arunika, client_of):
    letter = letter_for(world, "kepala")
    page = client_of(arunika).get(reverse("disposition:dispose", args=[letter.pk]))
    assert "basis_scan" not in page.content.decode()
