"""The installation's own certificate authority: made once, issues certificates, is believed.

Its key is sealed with SIGNING_AUTHORITY_SECRET, which never comes near the database. What it
issues is "TTE internal, tidak tersertifikasi", and says so in every certificate.
"""

from __future__ import annotations

import re

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from correspondence import certificates, key_sealing
from correspondence.key_events import KeyEvent
from correspondence.models import CertificateAuthority, SigningKey
from correspondence.queries.keys import ended_for_good
from eoffice import audit, clock, pdf
from eoffice.errors import NotFound, Unavailable, WrongState
from eoffice.organization.officer import SYSTEM

CHAIN = ("settings", 0)  # what holds for the whole installation
AUTOMATIC_NAME = "Otoritas TTE Internal (percobaan)"
LIST_SECONDS = 24 * 60 * 60
ONE_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n?", re.DOTALL)


class AuthorityExists(WrongState):
    """There is one already; a second one by accident would confuse everybody who verifies."""

    sentence = _("This installation has its certificate authority already.")


class NoAuthority(Unavailable):
    """Nobody can be given a key here."""

    retry_after = 3600
    sentence = _(
        "This installation cannot issue signing keys yet: its administrator has to set up the "
        "certificate authority first."
    )


def make(name: str, *, renew: bool = False) -> CertificateAuthority:
    """Make the authority; with `renew`, put a new one into force beside the old.

    Raises `NoAuthority` without the secret, `AuthorityExists` when there is one already.
    """
    pair = certificates.make_root(name, clock.now())
    sealed = key_sealing.seal_key(pair.key, _secret())
    try:
        return _put_in_force(pair, sealed, name[: certificates.LONGEST_NAME], renew=renew)
    except IntegrityError as error:
        raise AuthorityExists from error


@transaction.atomic
def _put_in_force(
    pair: certificates.Pair, sealed: str, name: str, *, renew: bool
) -> CertificateAuthority:
    retired = CertificateAuthority.objects.filter(in_force=True).update(in_force=False)
    if retired and not renew:
        raise AuthorityExists
    made = CertificateAuthority.objects.create(
        name=name,
        serial=pair.serial,
        certificate=pair.pem,
        sealed_key=sealed,
        made_at=clock.now(),
        valid_until=pair.certificate.not_valid_after_utc,
    )
    event = KeyEvent.AUTHORITY_RENEWED if retired else KeyEvent.AUTHORITY_MADE
    audit.record(event, by=SYSTEM, chain=CHAIN, detail={"serial": made.serial})
    return made


def in_force() -> CertificateAuthority:
    """The authority that issues now. Outside production it is made when first needed."""
    found = CertificateAuthority.objects.filter(in_force=True).first()
    if found and found.valid_until > clock.now():
        return found
    if not settings.SIGNING_AUTHORITY_AUTOMATIC:
        raise NoAuthority
    try:
        return make(AUTOMATIC_NAME, renew=found is not None)
    except AuthorityExists:  # somebody else was first
        return CertificateAuthority.objects.get(in_force=True)


def issue(name: str) -> tuple[certificates.Pair, str]:
    """A new key for a person, or one package, and its certificate with those above it as PEM.

    Takes a while. Raises `NoAuthority`.
    """
    above = in_force()
    root = certificates.Pair(_key_of(above), _certificate(above))
    pair = certificates.issue(name, clock.now(), root=root)
    return pair, pair.pem + above.certificate


def serial_in_force() -> str:
    """Which authority issues now; empty before there is one."""
    found = CertificateAuthority.objects.filter(in_force=True)
    return found.values_list("serial", flat=True).first() or ""


def name_in_force() -> str:
    """What the authority that issues now is called; empty before there is one."""
    found = CertificateAuthority.objects.filter(in_force=True)
    return found.values_list("name", flat=True).first() or ""


def certificate_of(serial: str) -> str:
    """The certificate of an authority of ours, in force or renewed; empty for any other."""
    found = CertificateAuthority.objects.filter(serial=serial)
    return found.values_list("certificate", flat=True).first() or ""


def revoked_by(serial: str) -> bytes:
    """The certificates of this authority that are out of force for good, as a CRL.

    Keys that were only replaced by newer ones are not on it. Takes a while when it has changed,
    or is a day old. Raises `NotFound` for an authority that is not ours.
    """
    authority = CertificateAuthority.objects.filter(serial=serial).first()
    if authority is None:
        raise NotFound
    keys = ended_for_good().filter(certificate__endswith=authority.certificate)
    ended = [certificates.Ended(*row) for row in keys.values_list("serial", "revoked_at")]
    place = f"crl:{serial}:{len(ended)}"
    made: bytes | None = cache.get(place)
    if made is None:
        pair = certificates.Pair(_key_of(authority), _certificate(authority))
        made = certificates.revocations(ended, clock.now(), root=pair)
        cache.set(place, made, LIST_SECONDS)
    return made


def chain_of(key: SigningKey) -> tuple[bytes, ...]:
    """The certificates above an officer's own, as a signature carries them."""
    return tuple(pem.encode() for pem in ONE_PEM.findall(key.certificate)[1:])


def trusted_roots() -> pdf.Roots:
    """Whom this installation believes: itself, renewed or not, and the certified authorities."""
    own = CertificateAuthority.objects.order_by("pk").values_list("certificate", flat=True)
    certified = ONE_PEM.findall(settings.SIGNING_CERTIFIED_ROOTS)
    return pdf.Roots(
        internal=tuple(pem.encode() for pem in own),
        certified=tuple(pem.encode() for pem in certified),
    )


def _key_of(authority: CertificateAuthority) -> ec.EllipticCurvePrivateKey:
    try:
        return key_sealing.open_key(authority.sealed_key, _secret())
    except key_sealing.WrongSecret as error:
        raise NoAuthority from error


def _certificate(authority: CertificateAuthority) -> x509.Certificate:
    return x509.load_pem_x509_certificate(authority.certificate.encode())


def _secret() -> str:
    if not settings.SIGNING_AUTHORITY_SECRET:
        raise NoAuthority
    secret: str = settings.SIGNING_AUTHORITY_SECRET
    return secret
