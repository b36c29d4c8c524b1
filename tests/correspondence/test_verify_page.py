"""Anybody checks a letter by its code or its file; what is not for everybody stays hidden."""

import hashlib
import io
from datetime import timedelta

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from correspondence import checking_files, public_pace, signing_desk
from correspondence.actions import paper_signing
from correspondence.models import Signature
from eoffice import clock, pdf
from eoffice.documents import vault
from tests.correspondence.key_room import hidden
from tests.correspondence.sending_room import YEAR, addressee, approved, book_of, signed


@pytest.fixture
def letter(world, dewi, eka):
    book_of(world)
    return signed(approved(world, dewi, "kasi_bank"), eka)


def look(client, code):
    return client.get(reverse("verify:page", args=[code]))


def hand_in(client, content, name="surat.pdf"):
    file = SimpleUploadedFile(name, content, content_type="application/pdf")
    return client.post(reverse("verify:check"), {"file": file})


def test_a_code_shows_number_signer_and_kind(client, letter):
    answer = look(client, letter.verify_code)
    text = answer.content.decode()
    for said in (letter.agenda_number, "Jawaban", "TTE internal", letter.signature.sha256):
        assert said in text
    assert (answer.status_code, answer["X-Robots-Tag"]) == (200, "noindex, nofollow")


@pytest.mark.parametrize("security", ["terbatas", "rahasia", "sangat_rahasia"])
def test_the_subject_of_others_is_hidden(security, client, world, dewi, eka):
    book_of(world)
    letter = signed(approved(world, dewi, "kasi_bank", security=security), eka)
    text = look(client, letter.verify_code).content.decode()
    assert letter.agenda_number in text and "Jawaban" not in text


@pytest.mark.parametrize("code", ["0" * 32, "x", "A" * 32, "0" * 400])
def test_an_unknown_code_is_explained(code, client, db):
    answer = look(client, code)
    assert answer.status_code == 404 and reverse("verify:check") in answer.content.decode()


def test_a_draft_has_no_page_and_a_print_is_not_in_force(client, world, dewi):
    book_of(world)
    letter = approved(world, dewi, "kasi_bank")
    ticket = paper_signing.begin(letter.pk, by=dewi, version=1)
    text = look(client, ticket.code).content.decode()
    assert ticket.number not in text and "Jawaban" not in text
    paper_signing.withdraw(letter.pk, by=dewi, reason="Salah")
    assert look(client, ticket.code).status_code == 404


def test_the_signed_file_is_genuine_without_opening_it(client, letter, monkeypatch):
    monkeypatch.setattr(pdf, "verify_signatures", None)
    file = letter.signature.file
    content = vault.open_original(file.key, file.sha256).read()
    answer = hand_in(client, content)
    assert answer.context["found"].verdict == "genuine"


def test_a_changed_byte_is_altered(client, world, dewi, eka, signing_key):
    book_of(world)
    letter = approved(world, dewi, "kasi_bank")
    signing_desk.sign(letter.pk, by=eka, version=1, passphrase=hidden())
    file = Signature.objects.get().file
    content = vault.open_original(file.key, file.sha256).read()
    assert hand_in(client, content).context["found"].verdict == "genuine"
    answer = hand_in(client, content + b" ")
    assert answer.context["found"].verdict == "altered"
    assert answer.context["letter"].number == f"S-1/{YEAR}"


def test_the_code_may_stand_on_a_page_between_others(client, world, dewi, eka, signing_key):
    """A long letter to many: its signature, with the code, comes before the list of addressees."""
    book_of(world)
    body = "<p>Dengan hormat kami sampaikan hal berikut.</p>" * 60
    to = [addressee(f"Kepala Dinas {n}") for n in range(9)]
    letter = approved(world, dewi, "kasi_bank", to=to, body=body)
    signing_desk.sign(letter.pk, by=eka, version=1, passphrase=hidden())
    file = Signature.objects.get().file
    content = vault.open_original(file.key, file.sha256).read()
    found = hand_in(client, content + b" ").context["found"]
    assert (found.verdict, found.letter.number) == ("altered", f"S-1/{YEAR}")


def test_how_large_a_file_may_be_is_told_before_it_is_chosen(client, letter):
    largest = f"{checking_files.MOST_BYTES >> 20} MB"
    pages = (client.get(reverse("verify:check")), look(client, letter.verify_code))
    assert all(largest in page.content.decode() for page in pages)


@pytest.mark.parametrize("content", [b"", b"no pdf", b"%PDF-" + b"x" * 100])
def test_rubbish_is_unreadable_or_refused(content, client, db):
    answer = hand_in(client, content)
    if answer.status_code == 200:
        assert answer.context["found"].verdict == "unreadable"
        assert answer.context["found"].sha256 == hashlib.sha256(content).hexdigest()
    else:
        assert answer.status_code == 422


@pytest.mark.parametrize(("secret", "verdict"), [("", "unknown"), ("sandi", "unreadable")])
def test_of_a_locked_file_nothing_is_said(secret, verdict, client, db):
    file, made = io.BytesIO(), pikepdf.new()
    made.add_blank_page()
    made.save(file, encryption=pikepdf.Encryption(user=secret, owner=secret) if secret else None)
    answer = hand_in(client, file.getvalue())
    assert answer.context["found"].verdict == verdict


def test_who_asks_too_often_waits(client, db, monkeypatch):
    monkeypatch.setattr(public_pace, "PAGES_A_MINUTE", 3)
    begun = clock.now()
    with clock.moved_to(begun):
        answers = [look(client, "0" * 32).status_code for _ in range(5)]
        told = look(client, "0" * 32)
    assert answers == [404, 404, 404, 429, 429]
    assert told["Retry-After"] == "60" and "admin kantor" not in told.content.decode()
    with clock.moved_to(begun + timedelta(minutes=1)):
        assert look(client, "0" * 32).status_code == 404
