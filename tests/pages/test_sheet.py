"""The printed disposition sheet is a PDF with the real giver and the chain as it stands."""

import pytest
from django.urls import reverse
from pypdf import PdfReader

from correspondence.models import Arrival
from correspondence.states import Part
from disposition import actions
from disposition.models import Disposition
from eoffice import clock
from eoffice.pages.queries.sheet import sheet_data
from tests.disposition.letters import disposed, letter_for, sheet_to

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


@pytest.fixture
def printed(client_of, arunika, tmp_path):
    """`printed(letter)`: the text of its sheet as the head prints it."""

    def read(letter):
        answer = client_of(arunika).get(reverse("pages:sheet_pdf", args=[letter.pk]))
        (tmp_path / "sheet.pdf").write_bytes(answer.content)
        return PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()

    return read


def test_a_blank_sheet_waits_for_the_heads_pen(world, arunika, printed):
    text = printed(letter_for(world, "kepala"))
    assert arunika.name in text
    assert str(world.seats["kasi_bank"]) in text


def test_what_an_assistant_entered_carries_the_heads_name(world, arunika, gita, printed):
    letter = letter_for(world, "kepala")
    actions.dispose(letter.pk, sheet_to(world, "kasi_bank"), by=gita.on_basis("spoken"))
    text = " ".join(printed(letter).split())
    assert arunika.name in text
    assert f"{gita.name} (Lisan)" in text


def test_who_gave_it_back_is_not_named_among_the_receivers(world, arunika, eka, danu):
    letter = disposed(world, arunika, "kasi_bank")
    bank = world.seats["kasi_bank"].pk
    for officer, to in ((eka, world.seats["kasi_pd"].pk), (danu, bank)):
        branch = letter.dispositions.latest("pk")
        actions.decline(branch.pk, "Bukan kami.", by=officer)
        actions.send_elsewhere(branch.pk, to, by=arunika)
    assert sheet_data(letter, arunika, Part.ALL)["to"] == ["Kasi Bank"]


def test_what_is_late_says_so_in_words(world, arunika):
    letter = disposed(world, arunika, "kasi_bank")
    Disposition.objects.update(due_at=clock.now())
    (line,) = sheet_data(letter, arunika, Part.ALL)["chain"]
    assert line["status"] == "Belum dibaca, Lewat batas"


def test_the_number_of_another_office_stands_beside_its_desk(world, sekar):
    letter = letter_for(world, "sekda")
    actions.dispose(letter.pk, sheet_to(world, "kepala_dinas"), by=sekar)
    Arrival.objects.update(agenda_number="0009/2026")
    (line,) = sheet_data(letter, sekar, Part.ALL)["chain"]
    assert line["from"] == "Sekretaris Daerah · Agenda 0009/2026"
