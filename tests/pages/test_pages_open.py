"""Every page of the frame opens for who may see it, and says nothing to the others."""

import pytest
from django.urls import reverse

from disposition import actions
from tests.disposition.letters import branch_before, disposed, letter_for, sheet_to

pytestmark = pytest.mark.django_db
PAGES = ["home", "inbox", "letters", "followed", "search", "service_time", "help"]


@pytest.mark.parametrize("name", PAGES)
def test_the_page_opens(client_of, arunika, world, name):
    disposed(world, arunika, "kasi_bank", "kasi_pd")
    letter_for(world, "kepala", urgency="segera")
    answer = client_of(arunika).get(reverse(f"pages:{name}"), {"q": "realisasi"})
    assert answer.status_code == 200, answer.content[-3000:]


@pytest.mark.parametrize("tab", ["letters", "dispositions", "reports", "copies"])
def test_every_tab_of_the_inbox_opens(client_of, eka, arunika, world, tab):
    letter_for(world, "kepala", copies=("kasi_bank",))
    disposed(world, arunika, "kasi_bank")
    answer = client_of(eka).get(reverse("pages:inbox"), {"tab": tab})
    assert answer.status_code == 200
    assert ("Permohonan data" in answer.content.decode()) == (tab in ("dispositions", "copies"))


def test_the_letter_page_shows_the_chain(client_of, arunika, eka, world):
    letter = disposed(world, arunika, "kasi_bank", note="Cek dan laporkan.")
    answer = client_of(eka).get(reverse("pages:letter", args=[letter.pk]))
    assert "Cek dan laporkan." in answer.content.decode()
    assert branch_before(world, "kasi_bank", letter).state == "read"


def test_the_page_of_a_letter_in_every_stage(client_of, arunika, eka, dewi, world):
    letter = disposed(world, arunika, "kasi_bank")
    branch = branch_before(world, "kasi_bank", letter)
    actions.ask_direction(branch.pk, "Bagaimana?", by=eka)
    actions.forward(branch.pk, sheet_to(world, "staf_bank"), by=eka)
    below = branch_before(world, "staf_bank", letter)
    actions.report(below.pk, "Beres.", by=dewi)
    for officer in (arunika, eka, dewi):
        answer = client_of(officer).get(reverse("pages:letter", args=[letter.pk]))
        assert answer.status_code == 200


@pytest.mark.parametrize("verb", ["accept", "note", "ask", "more-time", "decline", "report"])
def test_the_receivers_verbs_have_a_page(client_of, arunika, eka, world, verb):
    letter = disposed(world, arunika, "kasi_bank")
    branch = branch_before(world, "kasi_bank", letter)
    answer = client_of(eka).get(reverse(f"disposition:{verb}", args=[branch.pk]))
    assert answer.status_code == 200


def test_outsiders_get_404(client_of, arunika, citra, sekar, world):
    letter = disposed(world, arunika, "kasi_bank")
    for outsider in (citra, sekar):
        answer = client_of(outsider).get(reverse("pages:letter", args=[letter.pk]))
        assert answer.status_code == 404


@pytest.mark.parametrize(
    "name", ["pages:letter", "outgoing:page", "archive:dossier", "files:viewing"]
)
@pytest.mark.parametrize("number", [2**63, 10**40])
def test_a_number_that_no_row_can_have_is_not_found(client_of, arunika, name, number):
    assert client_of(arunika).get(reverse(name, args=[number])).status_code == 404


@pytest.mark.parametrize("name", ["pages:inbox", "pages:letters", "accounts:office"])
def test_a_sign_that_no_text_has_is_no_fault(client_of, fajar, name):
    answer = client_of(fajar).get(reverse(name), {"q": "a\0b"})
    assert answer.status_code in (200, 400)


def test_dispose_from_the_panel(client_of, arunika, world):
    letter = letter_for(world, "kepala")
    data = sheet_to(world, "kasi_bank")
    url = reverse("disposition:dispose", args=[letter.pk])
    client = client_of(arunika)
    assert "Eka" in client.get(url).content.decode()
    client.post(url, {"to": data.to, "instructions": data.instructions, "note": "Segera."})
    assert branch_before(world, "kasi_bank", letter).sheet.note == "Segera."
