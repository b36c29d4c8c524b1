"""The signatures of a PDF that comes in are judged, and the clerk reads whose they are."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from correspondence import processing, signing_desk
from correspondence.actions import scans
from correspondence.models import Signature
from eoffice.documents import processing as pages
from eoffice.documents import vault
from eoffice.documents.models import StoredFile
from eoffice.jobs.models import Job
from tests.correspondence.key_room import hidden
from tests.correspondence.sending_room import approved, book_of


@pytest.fixture
def signed_bytes(world, dewi, eka, signing_key):
    """A letter that eka has signed."""
    book_of(world)
    letter = approved(world, dewi, "kasi_bank")
    signing_desk.sign(letter.pk, by=eka, version=1, passphrase=hidden())
    file = Signature.objects.get().file
    return vault.open_original(file.key, file.sha256).read()


def taken_in(content, rama):
    scan = scans.receive_scan(ContentFile(content, name="surat.pdf"), by=rama)
    pages.prepare(scan.file_id)
    assert Job.objects.filter(kind="judge_signatures", subject_id=scan.file_id).exists()
    processing.judge_signatures(scan.file_id)
    return scan, StoredFile.objects.get(pk=scan.file_id)


def test_the_clerk_reads_who_signed(client_of, rama, eka, signed_bytes):
    scan, file = taken_in(signed_bytes, rama)
    (found,) = file.signatures
    assert (found["name"], found["is_whole"], found["trust"]) == (eka.name, True, "internal")
    page = client_of(rama).get(reverse("intake:record", args=[scan.pk])).content.decode()
    assert eka.name in page and "TTE internal, tidak tersertifikasi" in page


def test_a_changed_file_says_so(rama, signed_bytes):
    changed = signed_bytes.replace(b"%\x80\x80\x80\x80", b"%\x81\x80\x80\x80", 1)
    assert changed != signed_bytes
    _scan, file = taken_in(changed, rama)
    assert [one["is_whole"] for one in file.signatures] == [False]
