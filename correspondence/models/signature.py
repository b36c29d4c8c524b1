"""Signatures under letters, and the keys that officers sign with."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from correspondence.outgoing_states import SignatureLevel, SignMode


class SigningKey(models.Model):
    """An officer's key and certificate from the installation's own authority.

    The private key is stored encrypted with the officer's passphrase, which is never stored.
    `certificate` is PEM: the officer's own, then those above it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="signing_keys",
        verbose_name=_("Person"),
    )
    serial = models.CharField(_("Number of the certificate"), max_length=64, unique=True)
    certificate = models.TextField()
    sealed_key = models.TextField()
    made_at = models.DateTimeField(_("Made"))
    valid_until = models.DateTimeField(_("In force until"))
    revoked_at = models.DateTimeField(_("Revoked"), null=True, blank=True)
    revoke_reason = models.CharField(_("Reason"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("Signing key")
        verbose_name_plural = _("Signing keys")
        constraints = [
            UniqueConstraint(
                fields=["user"],
                condition=Q(revoked_at=None),
                name="a_person_has_one_signing_key_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.serial[:12]}…"


class PassphraseTries(models.Model):
    """How many wrong passphrases a person has given in a row, and when the last one."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    wrong = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id}: {self.wrong}"


class Signature(models.Model):
    """The signature under a letter: who, in whose name, by what title, over which bytes."""

    letter = models.OneToOneField(
        "correspondence.Letter", on_delete=models.PROTECT, related_name="signature"
    )
    level = models.CharField(max_length=10, choices=SignatureLevel.choices)
    mode = models.CharField(max_length=8, choices=SignMode.choices)
    acting_kind = models.CharField(max_length=12, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    position = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=250)
    lines = models.JSONField(default=list)
    file = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, null=True, related_name="+"
    )
    sha256 = models.CharField(max_length=64, db_index=True)
    content_hash = models.CharField(max_length=64)
    certificate_serial = models.CharField(max_length=64, blank=True)
    signed_at = models.DateTimeField()
    checked_by_name = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(level__in=SignatureLevel.values), name="signature_level_is_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} by {self.name}"

    @property
    def title(self) -> str:
        """By what title it was signed, on one line: Plh. Kepala Kantor."""
        return ", ".join(line.rstrip(",") for line in self.lines)
