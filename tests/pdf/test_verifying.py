"""Judging signatures of files as they come: changed, added to, expired, foreign, and rubbish."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import keys, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from correspondence import certificates, key_sealing
from eoffice import pdf
from tests.pdf import signing


def changed(path, at: int):
    """The file with one byte turned."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    return path


def test_a_letter_without_a_signature_has_none(tmp_path):
    assert pdf.verify_signatures(signing.letter(tmp_path), trusted=signing.trusted()) == ()


def test_one_changed_byte_is_seen(tmp_path):
    found = signing.judged(changed(signing.signed(tmp_path), 20))
    assert not found.intact and not found.is_valid


def test_an_update_after_signing_is_seen(tmp_path):
    found = signing.judged(signing.with_revision(signing.signed(tmp_path)))
    assert found.intact and found.altered and not found.covers_all and not found.is_valid


def test_what_is_written_behind_a_signature_is_seen(tmp_path):
    path = signing.signed(tmp_path)
    end = path.read_bytes().index(b">", path.read_bytes().index(b"/Contents <"))
    found = signing.judged(changed(path, end - 1))
    assert found.intact and found.altered and not found.is_valid


@pytest.mark.parametrize("again", [False, True], ids=["signed once", "signed twice"])
def test_what_is_written_behind_the_end_of_the_file_is_seen(tmp_path, again):
    path = _signed_twice(tmp_path) if again else signing.signed(tmp_path)
    with path.open("ab") as file:
        file.write(b"and 100,000 more %%EOF\n")
    found = pdf.verify_signatures(path, trusted=signing.trusted())
    assert all(each.intact and each.altered and not each.is_valid for each in found)


def test_an_end_of_a_line_behind_the_file_changes_nothing(tmp_path):
    path = signing.signed(tmp_path)
    with path.open("ab") as file:
        file.write(b"\r\n")
    assert signing.judged(path).is_valid


def test_a_second_signature_leaves_the_first_one_valid(tmp_path):
    first, last = pdf.verify_signatures(_signed_twice(tmp_path), trusted=signing.trusted())
    assert first.is_valid and not first.covers_all
    assert last.is_valid and last.covers_all and last.name == "Sekar Contohnya"


def _signed_twice(folder: Path) -> Path:
    """A signed letter that somebody else signed later, by an update of the file."""
    once = signing.signed(folder)
    words = signers.PdfSignatureMetadata(field_name="Kedua")
    writer = IncrementalPdfFileWriter(BytesIO(once.read_bytes()))
    second = _signer("Sekar Contohnya")
    with ThreadPoolExecutor(1) as apart:  # it runs a loop, as the browser tests of this worker do
        added = apart.submit(signers.sign_pdf, writer, words, signer=second).result()
    twice = folder / "twice.pdf"
    twice.write_bytes(added.getbuffer())
    return twice


def _signer(name: str) -> signers.SimpleSigner:
    """pyHanko's own signer with a key of our authority."""
    pair = certificates.issue(name, signing.NOW, root=signing.root(signing.OURS))
    bare = pair.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(pair.certificate.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(bare),
        cert_registry=SimpleCertificateStore(),
    )


def test_an_expired_certificate_is_seen_with_its_issuer(tmp_path):
    later = signing.NOW + timedelta(days=certificates.OFFICER_DAYS + 1)
    found = signing.judged(signing.signed(tmp_path, at=later))
    assert found.intact and not found.in_date and not found.is_valid
    assert found.trust is pdf.Trust.INTERNAL


def test_a_foreign_authority_is_unknown(tmp_path):
    found = signing.judged(signing.signed(tmp_path, authority="Otoritas Lain"))
    assert found.intact and found.trust is pdf.Trust.UNKNOWN and found.issuer == "Otoritas Lain"


def test_the_name_of_our_authority_alone_is_not_believed(tmp_path):
    impostor = certificates.make_root("Otoritas Uji", signing.NOW)
    pair = certificates.issue("Arunika Contohwati", signing.NOW, root=impostor)
    sealed = key_sealing.seal_key(pair.key, signing.PASSPHRASE, cost=signing.CHEAP)
    files = {"certificate": pair.pem.encode(), "chain": (impostor.pem.encode(),)}
    found = signing.judged(signing.signed(tmp_path, sealed_key=sealed.encode(), **files))
    assert found.trust is pdf.Trust.UNKNOWN


def test_a_certified_authority_is_told_apart(tmp_path):
    signed = signing.signed(tmp_path, authority="Induk Tersertifikasi")
    certified = (signing.root("Induk Tersertifikasi").pem.encode(),)
    assert signing.judged(signed, certified=certified).trust is pdf.Trust.CERTIFIED


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"not a pdf", b"%PDF-1.7\nstartxref\n9\n"])
def test_rubbish_is_refused(tmp_path, content):
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(pdf.Refused):
        pdf.verify_signatures(tmp_path / "a.pdf", trusted=signing.trusted())


@pytest.mark.parametrize("share", [step / 12 for step in range(1, 12)])
def test_a_turned_byte_anywhere_ends_in_a_judgement_or_a_refusal(tmp_path, share):
    path = signing.signed(tmp_path)
    head = path.read_bytes().index(b"/Contents <")  # what stands around the signed attributes
    at = int(path.stat().st_size * share)
    changed(path, at)
    try:
        found = pdf.verify_signatures(path, trusted=signing.trusted())
    except pdf.Refused:
        found = ()
    assert head < at < head + 130 or not any(each.is_valid for each in found)


def test_a_signature_that_cannot_be_read_is_told_as_such(tmp_path):
    path = signing.signed(tmp_path)
    content = path.read_bytes()
    at = content.index(b"/Contents <") + 11
    path.write_bytes(content[:at] + b"00" * 400 + content[at + 800 :])
    found = signing.judged(path)
    assert not found.readable and not found.is_valid and found.name == "Arunika Contohwati"
