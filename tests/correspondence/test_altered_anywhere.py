"""Wherever a byte of a signed letter is changed, it is told as that letter, altered."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from correspondence import checking_files, signing_desk
from correspondence.models import Signature
from eoffice.documents import vault
from tests.correspondence.key_room import hidden
from tests.correspondence.sending_room import approved, book_of

PLACES = 24


@pytest.fixture
def content(world, dewi, eka, signing_key):
    book_of(world)
    letter = approved(world, dewi, "kasi_bank")
    signing_desk.sign(letter.pk, by=eka, version=1, passphrase=hidden())
    file = Signature.objects.get().file
    return vault.open_original(file.key, file.sha256).read()


def verdict_of(content):
    return checking_files.judge(SimpleUploadedFile("surat.pdf", content)).verdict


def test_one_byte_at_many_places(content):
    step = len(content) // PLACES
    for place in range(step // 2, len(content), step):
        changed = bytearray(content)
        changed[place] ^= 1
        assert verdict_of(bytes(changed)) == "altered", place


@pytest.mark.parametrize("change", [lambda file: file[:-300], lambda file: file + b"\nmore"])
def test_a_file_that_was_cut_off_or_added_to(content, change):
    assert verdict_of(change(content)) == "altered"


def test_a_page_without_its_code_is_still_told_by_its_signature(content, client):
    """What splits or saves files anew drops the metadata; the code stands on the last page."""
    with pikepdf.open(io.BytesIO(content)) as file:
        del file.Root.Metadata
        file.pages[0].Contents = file.make_stream(b"")
        saved = io.BytesIO()
        file.save(saved)
    upload = SimpleUploadedFile("surat.pdf", saved.getvalue())
    page = client.post(reverse("verify:check"), {"file": upload})
    assert page.context["found"].verdict == "altered" and page.context["found"].letter is None
    assert "dibubuhkan di sini" in page.content.decode()
