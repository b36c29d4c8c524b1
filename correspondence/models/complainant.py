"""The sealed record of who complained; everything else carries only its code."""

from django.db import models


class Complainant(models.Model):
    """Name, identity and contact of a complainant, encrypted; opened by a role for a purpose."""

    letter = models.OneToOneField(
        "correspondence.Letter", on_delete=models.PROTECT, related_name="complainant"
    )
    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    code = models.CharField(max_length=20)
    sealed = models.BinaryField()
    identity_key = models.CharField(max_length=64, blank=True)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "code"], name="a_complainant_code_is_used_once"
            )
        ]

    def __str__(self) -> str:
        return self.code
