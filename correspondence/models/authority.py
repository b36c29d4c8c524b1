"""The installation's own certificate authority, in the database so that every machine shares it."""

from django.db import models
from django.db.models import Q, UniqueConstraint


class CertificateAuthority(models.Model):
    """A root certificate and its key; the key is sealed with SIGNING_AUTHORITY_SECRET.

    A renewed authority stays here, out of force: signatures from its time are still ours.
    """

    name = models.CharField(max_length=64)
    serial = models.CharField(max_length=64, unique=True)
    certificate = models.TextField()
    sealed_key = models.TextField()
    made_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    in_force = models.BooleanField(default=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["in_force"],
                condition=Q(in_force=True),
                name="one_certificate_authority_is_in_force",
            )
        ]

    def __str__(self) -> str:
        return self.name
