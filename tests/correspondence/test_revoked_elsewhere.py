"""Something that was signed with a revoked key, and is no letter of ours, is told as such."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from correspondence import authority, processing
from correspondence.actions import keys, scans
from eoffice import clock, pdf
from eoffice.documents.models import StoredFile
from tests.correspondence.conftest import upload
from tests.correspondence.key_room import hidden

SAID = "kunci tanda tangan ini sudah dicabut"


@pytest.fixture
def forged(signing_key, tmp_path):
    """A page that somebody signed with the key past the installation."""
    page = pdf.typeset("slip", {}, tmp_path / "page.pdf")
    order = pdf.SignatureOrder(
        sealed_key=signing_key.sealed_key.encode(),
        certificate=signing_key.certificate.encode(),
        chain=authority.chain_of(signing_key),
        passphrase=hidden(),
        name="Eka",
        reason="",
        location="",
        at=clock.now(),
    )
    return pdf.sign(page, tmp_path / "signed.pdf", order).read_bytes()


def check(client, content):
    file = SimpleUploadedFile("surat.pdf", content, content_type="application/pdf")
    return client.post(reverse("verify:check"), {"file": file}).content.decode()


def test_the_public_check_says_so(client, forged, signing_key, fajar):
    assert SAID not in check(client, forged)
    keys.revoke_of(signing_key.pk, "Hilang", by=fajar)
    assert SAID in check(client, forged)


def test_the_clerk_reads_it_at_intake(client_of, forged, signing_key, fajar, bimo):
    keys.revoke_of(signing_key.pk, "Hilang", by=fajar)
    scan = scans.receive_scan(upload(content=forged), by=bimo)
    StoredFile.objects.filter(pk=scan.file_id).update(state="ready", pages=1)
    processing.judge_signatures(scan.file_id)
    (told,) = StoredFile.objects.get(pk=scan.file_id).signatures
    assert told["is_revoked"] and told["trust"] == "internal"
