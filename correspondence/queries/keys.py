"""Signing keys: the one that a person signs with, and those that verification asks about."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from correspondence.models import SigningKey
from eoffice import clock, pdf

REPLACED = "replaced"  # a reason of revoking: its holder made a newer key


def keys_of(user_id: int | None) -> QuerySet[SigningKey]:
    """Every key that a person ever had, the newest first."""
    return SigningKey.objects.filter(user_id=user_id).order_by("-made_at", "-pk")


def key_in_force(user_id: int | None) -> SigningKey | None:
    """The key with which a person signs today; none when it is revoked or has run out."""
    return keys_of(user_id).filter(revoked_at=None, valid_until__gt=clock.now()).first()


def key_ended(serial: str) -> datetime | None:
    """When the key behind a certificate of ours was revoked, other than by a newer one."""
    key = key_with_serial(serial) if serial else None
    return key.revoked_at if key and key.revoke_reason != REPLACED else None


def revoked_among(signatures: Iterable[pdf.FoundSignature]) -> frozenset[str]:
    """The certificates of ours under these signatures whose keys are out of force for good."""
    ours = [each.serial for each in signatures if each.trust == pdf.Trust.INTERNAL]
    ended = ended_for_good().filter(serial__in=ours)
    return frozenset(ended.values_list("serial", flat=True))


def are_ours(signatures: Iterable[pdf.FoundSignature]) -> bool:
    """Whether one of these signatures names a certificate that was issued here."""
    serials = [each.serial for each in signatures if each.serial]
    return SigningKey.objects.filter(serial__in=serials).exists()


def ended_for_good() -> QuerySet[SigningKey]:
    """Keys that were revoked, other than by a newer key of their holder; in their order."""
    ended = SigningKey.objects.filter(revoked_at__isnull=False)
    return ended.exclude(revoke_reason=REPLACED).order_by("pk")


def key_with_serial(serial: str) -> SigningKey | None:
    """The key behind a certificate of ours, revoked or not."""
    return SigningKey.objects.select_related("user").filter(serial=serial).first()
