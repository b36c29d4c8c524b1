"""Who vouches for a package: a signature over its manifest, made here, judged where it is taken in.

Every package is signed with a key of its own, which the installation's authority certifies and
which is forgotten at once. Nobody knows a stranger's authority beforehand: its fingerprint is told,
and whether packages under it were taken in before.
"""

from __future__ import annotations

from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from django.utils.translation import gettext as _

from archive.models import Package
from archive.queries.packages import first_under
from correspondence import authority, certificates
from eoffice import pdf

HOW = [
    pkcs7.PKCS7Options.DetachedSignature,
    pkcs7.PKCS7Options.Binary,
    pkcs7.PKCS7Options.NoCapabilities,
]
OWN, CERTIFIED, SEEN, NEW, UNSIGNED = "own", "certified", "seen", "new", "unsigned"


@dataclass(frozen=True, slots=True)
class Origin:
    """From where a package comes, as far as it is proven. `earlier`: the first one under it."""

    kind: str
    earlier: Package | None = None


def signed(manifest: bytes, office: str) -> tuple[bytes, pdf.FoundSeal]:
    """The signature (CMS as PEM) and what it says; both empty where there is no authority."""
    name = _("Packages of %(office)s") % {"office": office}
    try:
        pair, chain = authority.issue(name[: certificates.LONGEST_NAME])
    except authority.NoAuthority:
        return b"", pdf.FoundSeal()
    root = x509.load_pem_x509_certificates(chain.encode())[-1]
    pen = pkcs7.PKCS7SignatureBuilder().set_data(manifest)
    pen = pen.add_signer(pair.certificate, pair.key, hashes.SHA256()).add_certificate(root)
    said = pdf.FoundSeal(
        is_valid=True,
        name=certificates.common_name(pair.certificate),
        authority=certificates.common_name(root),
        authority_sha256=certificates.fingerprint(root),
    )
    return pen.sign(Encoding.PEM, HOW), said


def origin_of(package: Package) -> Origin:
    """Whether a package is signed, and whether its authority is known here."""
    mark = package.authority_sha256
    if not mark:
        return Origin(UNSIGNED)
    roots = authority.trusted_roots()
    if mark in map(_mark, roots.internal):
        return Origin(OWN)
    if mark in map(_mark, roots.certified):
        return Origin(CERTIFIED)
    earlier = first_under(package)
    return Origin(SEEN, earlier) if earlier else Origin(NEW)


def _mark(pem: bytes) -> str:
    return certificates.fingerprint(x509.load_pem_x509_certificate(pem))
