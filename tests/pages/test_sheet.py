"""The printed disposition sheet is a PDF with the real giver and the chain as it stands."""

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.disposition.letters import disposed

pytestmark = pytest.mark.django_db


def test_the_sheet_prints_giver_and_chain(client_of, arunika, world, tmp_path):
    letter = disposed(world, arunika, "kasi_bank", "kasi_pd", note="Cek lapangan.")
    answer = client_of(arunika).get(reverse("pages:sheet_pdf", args=[letter.pk]))
    assert answer["Content-Type"] == "application/pdf"
    (tmp_path / "sheet.pdf").write_bytes(answer.content)
    text = PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()
    assert arunika.name in text
    assert "Cek lapangan." in text
    assert letter.agenda_number in text


def test_outsiders_print_nothing(client_of, arunika, citra, world):
    letter = disposed(world, arunika, "kasi_bank")
    answer = client_of(citra).get(reverse("pages:sheet_pdf", args=[letter.pk]))
    assert answer.status_code == 404
