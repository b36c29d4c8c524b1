"""A draft begins from a letter that it answers, from an earlier letter, or from a Word file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from correspondence import draft_content
from correspondence.actions import drafting, recording
from correspondence.actions.drafting import DraftData
from correspondence.models import DraftWork, LetterType, OutgoingLetter
from tests.pdf.test_docx import word_file


@pytest.fixture
def kind(world):
    return LetterType.objects.create(
        organization=world.units["kppn"], code="SD", name="Surat dinas", for_outgoing=True
    )


@pytest.fixture
def incoming(book, paper, hadi, world):
    return recording.record([], paper(), by=hadi, office_id=world.units["kppn"].pk)


def begin(client, kind, **origin):
    client.post(reverse("outgoing:new"), {"type": kind.pk, **origin})
    letter = OutgoingLetter.objects.order_by("-pk").first()
    return letter, drafting.versions.newest(letter).content


def test_an_answer_knows_what_it_answers(client_of, arunika, kind, incoming):
    letter, content = begin(client_of(arunika), kind, answers=incoming.pk)
    assert letter.answers_id == incoming.pk
    assert content["subject"] == "Jawaban atas Permohonan perbaikan jalan"
    assert content["addressees"][0]["contact"] == incoming.sender_id
    assert "620/2153/Kec.LS" in content["body"]


def test_a_letter_that_is_not_open_cannot_be_answered(client_of, citra, kind, incoming):
    url = reverse("outgoing:new")
    assert client_of(citra).get(url, {"answers": incoming.pk}).status_code == 404
    answer = client_of(citra).post(url, {"type": kind.pk, "answers": incoming.pk})
    assert answer.status_code == 404 and not OutgoingLetter.objects.exists()


def test_an_earlier_letter_gives_its_words(client_of, citra, eka, kind):
    words = draft_content.empty() | {"subject": "Hal", "body": "<p>Isi</p>"}
    earlier = drafting.start(DraftData(kind.pk, words), by=citra)
    _letter, content = begin(client_of(citra), kind, **{"from": earlier.pk})
    assert (content["subject"], content["body"]) == ("Hal", "<p>Isi</p>")
    foreign = client_of(eka).get(reverse("outgoing:new"), {"from": earlier.pk})
    assert foreign.status_code == 404


def test_the_page_of_an_earlier_letter_leads_there(client_of, citra, kind):
    earlier = drafting.start(DraftData(kind.pk, draft_content.empty()), by=citra)
    address = f"{reverse('outgoing:new')}?from={earlier.pk}"
    page = reverse("outgoing:page", args=[earlier.pk])
    assert address not in client_of(citra).get(page).content.decode()  # it is his draft still
    OutgoingLetter.objects.filter(pk=earlier.pk).update(state="cancelled")
    assert address in client_of(citra).get(page).content.decode()


def bring(client, draft, path, **more):
    upload = SimpleUploadedFile("surat.docx", path.read_bytes())
    typed = {"revision": 0, "based_on": 1, "do": "bring", "docx": upload} | more
    return client.post(reverse("outgoing:edit", args=[draft.pk]), typed)


def test_a_word_file_becomes_the_text(client_of, citra, kind, tmp_path):
    draft = drafting.start(DraftData(kind.pk), by=citra)
    bring(client_of(citra), draft, word_file(tmp_path))
    text = DraftWork.objects.get().content["body"]
    assert text.startswith("<p>Dengan <strong>hormat</strong></p><table>")


def test_a_text_is_not_replaced_unasked(client_of, citra, kind, tmp_path):
    words = draft_content.empty() | {"body": "<p>Isi</p>"}
    draft = drafting.start(DraftData(kind.pk, words), by=citra)
    answer = bring(client_of(citra), draft, word_file(tmp_path))
    assert answer.status_code == 422 and not DraftWork.objects.exists()
    bring(client_of(citra), draft, word_file(tmp_path), replace="1")
    assert "Dengan" in DraftWork.objects.get().content["body"]


def test_another_file_is_refused_with_a_sentence(client_of, citra, kind, tmp_path):
    draft = drafting.start(DraftData(kind.pk), by=citra)
    (tmp_path / "x").write_bytes(b"%PDF-1.4")
    assert bring(client_of(citra), draft, tmp_path / "x").status_code == 422


def test_changes_and_hidden_words_of_a_word_file_are_told(client_of, citra, kind, tmp_path):
    draft = drafting.start(DraftData(kind.pk), by=citra)
    body = (
        "<w:p><w:ins><w:r><w:t>Isi</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr>"
        "<w:t>samar</w:t></w:r></w:p>"
    )
    client = client_of(citra)
    bring(client, draft, word_file(tmp_path, body))
    assert DraftWork.objects.get().content["body"] == "<p>Isi</p>"
    page = client.get(reverse("outgoing:edit", args=[draft.pk])).content.decode()
    assert "1 perubahan di berkas" in page and "disembunyikan di berkas" in page
