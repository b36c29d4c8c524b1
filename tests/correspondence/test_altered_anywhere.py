"""Wherever a byte of a signed letter is changed, it is told as that letter, altered."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

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
