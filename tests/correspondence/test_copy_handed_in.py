"""A scan or a print of a genuine letter is a copy: nothing is vouched for, nobody is accused."""

import io

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from correspondence import signing_desk
from correspondence.actions import paper_signing
from correspondence.models import RegisterEntry, Signature
from eoffice.documents import vault
from tests.correspondence.key_room import hidden
from tests.correspondence.sending_room import approved, book_of
from tests.correspondence.test_sign_on_paper import scanned


@pytest.fixture
def letter(world, dewi):
    book_of(world)
    return approved(world, dewi, "kasi_bank")


def scan_of(content):
    """The first page as a scanner sees it: a picture in a PDF, no signature, no metadata."""
    with pypdfium2.PdfDocument(content) as file:
        picture = file[0].render(scale=2).to_pil()
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=144)
    return out.getvalue()


def hand_in(client, content):
    file = SimpleUploadedFile("surat.pdf", content, content_type="application/pdf")
    return client.post(reverse("verify:check"), {"file": file})


def test_a_scan_of_a_signed_letter_is_a_copy(client, letter, eka, signing_key):
    signing_desk.sign(letter.pk, by=eka, version=1, passphrase=hidden())
    file = Signature.objects.get().file
    content = vault.open_original(file.key, file.sha256).read()
    answer = hand_in(client, scan_of(content))
    assert answer.context["found"].verdict == "copy"
    assert answer.context["letter"].number == RegisterEntry.objects.get(letter=letter).rendered
    said = answer.content.decode()
    assert "Ini salinan" in said and "sudah diubah" not in said and "Asli dan berlaku" not in said


def test_the_print_of_a_letter_signed_by_hand_is_a_copy(client, client_of, letter, dewi, bimo):
    url = reverse("outgoing:paper_print", args=[letter.pk])
    printed = client_of(dewi).post(url, {"version": 1}).content
    scan = scanned(letter, bimo)
    paper_signing.confirm(letter.pk, scan.file_id, by=dewi)
    assert hand_in(client, printed).context["found"].verdict == "copy"


def test_what_is_no_pdf_is_told_so(client, db):
    answer = hand_in(client, b"\xff\xd8\xff a picture")
    assert answer.status_code == 422 and "bukan PDF" in answer.content.decode()
