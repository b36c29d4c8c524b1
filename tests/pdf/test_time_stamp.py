"""A time stamp over a signed file, by an authority that says the time: it is no second signer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from asn1crypto import keys, x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from correspondence import certificates
from eoffice import pdf
from tests.pdf import signing


def stamper() -> PdfTimeStamper:
    """One with a key of RSA, which is all that pyHanko's own can do."""
    certificate = certificates.make_root("Penanda Waktu", signing.NOW).certificate
    key = rsa.generate_private_key(65537, 2048)
    bare = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    dummy = DummyTimeStamper(
        x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(bare),
        certs_to_embed=SimpleCertificateStore(),
    )
    return PdfTimeStamper(dummy)


def test_it_is_told_as_no_signature_and_leaves_the_first_one_valid(tmp_path):
    writer = IncrementalPdfFileWriter(BytesIO(signing.signed(tmp_path).read_bytes()))
    with ThreadPoolExecutor(1) as apart:  # it runs a loop, as the browser tests of this worker do
        stamped = apart.submit(stamper().timestamp_pdf, writer, "sha256").result()
    (tmp_path / "stamped.pdf").write_bytes(stamped.getbuffer())
    (found,) = pdf.verify_signatures(tmp_path / "stamped.pdf", trusted=signing.trusted())
    assert found.is_valid and found.name == "Arunika Contohwati" and not found.covers_all
