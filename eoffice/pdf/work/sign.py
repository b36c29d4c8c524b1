"""Signing a PDF of our own with an officer's key (PAdES B-B): its bytes stay, one revision more.

The passphrase, and the key that it opens, live in this child only and end with it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from asn1crypto import keys, x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import load_pem_x509_certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp.static import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from eoffice.pdf import fence
from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Box, Limits, SignatureOrder

FIELD = "TandaTangan"
DIGEST = "sha256"
NOTHING_DRAWN = StaticStampStyle(border_width=0, background=None)


class _SignerAt(signers.PdfSigner):
    """Signs with the office's clock: the time in the signature is the one that was decided."""

    def __init__(self, *how: object, at: datetime, **more: object) -> None:
        super().__init__(*how, **more)
        self.at = at

    def init_signing_session(self, *how: object, **more: object) -> PdfSigningSession:
        """A session at that time."""
        session = super().init_signing_session(*how, **more)
        session.system_time = self.at
        return session


class _Revision(IncrementalPdfFileWriter):
    """What is added to the file; the metadata stay as they were typeset, PDF/A mark and all."""

    def _update_meta(self) -> None:
        """Leave them alone."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Stay with PDF 1.7, which is all that PDF/A-2 knows; PAdES is an extension of it."""


def sign(source: Path, out: Path, order: SignatureOrder, *, limits: Limits) -> None:
    """Write `source` with one signature more to `out`."""
    fence.hide_memory()
    signer = _signer(order)
    name = FIELD if order.nth == 1 else f"{FIELD}{order.nth}"
    words = signers.PdfSignatureMetadata(
        field_name=name,
        md_algorithm=DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        name=order.name,
        reason=order.reason,
        location=order.location,
    )
    field = SigFieldSpec(name, **_place(order.visible))
    pen = _SignerAt(words, signer, new_field_spec=field, stamp_style=NOTHING_DRAWN, at=order.at)
    try:
        with source.open("rb") as file, out.open("wb") as signed:
            pen.sign_pdf(_Revision(file), output=signed)
    except PdfError as error:
        raise ValueError(f"not a PDF that can be signed: {error}") from error


def _signer(order: SignatureOrder) -> signers.SimpleSigner:
    key = _opened(order.sealed_key, order.passphrase.reveal())
    certificate = load_pem_x509_certificate(order.certificate)
    if key.public_key() != certificate.public_key():
        raise ValueError("the certificate belongs to another key")
    # A root proves nothing by being there, and nothing in the file would protect its bytes.
    above = (_certificate(pem) for pem in order.chain)
    chain = [each for each in above if each.issuer != each.subject]
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return signers.SimpleSigner(
        signing_cert=_certificate(order.certificate),
        signing_key=keys.PrivateKeyInfo.load(der),
        cert_registry=SimpleCertificateStore.from_certs(chain),
    )


def _opened(sealed: bytes, passphrase: bytes) -> ec.EllipticCurvePrivateKey:
    """The private key. A wrong passphrase now and then decrypts to nonsense: that is said alike."""
    try:
        key = serialization.load_pem_private_key(sealed, passphrase)
    except ValueError:
        raise Refused(Reason.WRONG_PASSPHRASE) from None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("a signing key is of an elliptic curve")
    return key


def _certificate(pem: bytes) -> x509.Certificate:
    return x509.Certificate.load(load_pem_x509_certificate(pem).public_bytes(Encoding.DER))


def _place(box: Box | None) -> dict[str, object]:
    if box is None:
        return {}
    return {"on_page": box.page - 1, "box": (box.x0, box.y0, box.x1, box.y1)}
