"""Certificates of the installation's own authority: its root, and those of officers (P-256).

Belongs here: what stands in a certificate. Does not belong here: where it is kept, and for whom
one is made. A person's certificate names him only, never a post: posts change, and the letter
itself says from which one it was signed. Packages of dossiers are signed by their office.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ROOT_DAYS = 3652  # ten years
OFFICER_DAYS = 1096  # three years
CLOCKS_DIFFER = timedelta(minutes=5)
LIST_HOLDS = timedelta(days=7)  # a list of revoked certificates is believed so long
NOTICE = "TTE internal, tidak tersertifikasi"
DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336
LONGEST_NAME = 64  # of a common name, by X.520


@dataclass(frozen=True, slots=True)
class Pair:
    """A new key with its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> str:
        """The certificate as text."""
        return self.certificate.public_bytes(Encoding.PEM).decode()

    @property
    def serial(self) -> str:
        """The certificate's number as the trail and a verification show it."""
        return f"{self.certificate.serial_number:x}"


@dataclass(frozen=True, slots=True)
class Ended:
    """A certificate that is out of force, and since when."""

    serial: str
    at: datetime


def make_root(name: str, at: datetime, *, days: int = ROOT_DAYS) -> Pair:
    """An authority of its own: signs certificates, never letters."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name)
    draft = _draft(subject, key, subject, at, days)
    draft = draft.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    draft = draft.add_extension(_usage("key_cert_sign", "crl_sign"), critical=True)
    return Pair(key, draft.sign(key, hashes.SHA256()))


def issue(name: str, at: datetime, *, root: Pair, days: int = OFFICER_DAYS) -> Pair:
    """A key and its certificate for one person; it never outlives the root."""
    key = ec.generate_private_key(ec.SECP256R1())
    left = (root.certificate.not_valid_after_utc - at).days
    draft = _draft(_name(name), key, root.certificate.subject, at, min(days, left))
    draft = draft.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    draft = draft.add_extension(_usage("digital_signature", "content_commitment"), critical=True)
    purposes = x509.ExtendedKeyUsage([DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION])
    draft = draft.add_extension(purposes, critical=False)
    above = x509.AuthorityKeyIdentifier.from_issuer_public_key(root.certificate.public_key())
    draft = draft.add_extension(above, critical=False)
    return Pair(key, draft.sign(root.key, hashes.SHA256()))


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 over all of it, as lower-case hex: what two people compare."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def common_name(certificate: x509.Certificate) -> str:
    """Whom it names."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else ""


def revocations(ended: Iterable[Ended], at: datetime, *, root: Pair) -> bytes:
    """The list of certificates that the root took out of force, as a CRL (RFC 5280)."""
    draft = x509.CertificateRevocationListBuilder().issuer_name(root.certificate.subject)
    draft = draft.last_update(at - CLOCKS_DIFFER).next_update(at + LIST_HOLDS)
    for one in ended:
        row = x509.RevokedCertificateBuilder().serial_number(int(one.serial, 16))
        draft = draft.add_revoked_certificate(row.revocation_date(one.at).build())
    above = x509.AuthorityKeyIdentifier.from_issuer_public_key(root.certificate.public_key())
    draft = draft.add_extension(above, critical=False)
    draft = draft.add_extension(x509.CRLNumber(int(at.timestamp())), critical=False)
    return draft.sign(root.key, hashes.SHA256()).public_bytes(Encoding.DER)


def _draft(
    subject: x509.Name, key: ec.EllipticCurvePrivateKey, issuer: x509.Name, at: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - CLOCKS_DIFFER)
        .not_valid_after(at + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(name: str) -> x509.Name:
    """Whoever reads the certificate anywhere reads that it is internal."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name[:LONGEST_NAME]),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, NOTICE),
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
        ]
    )


def _usage(*given: str) -> x509.KeyUsage:
    every = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
        "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: name in given for name in every})
