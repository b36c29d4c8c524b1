"""Classification codes; free codes of any shape in a tree, admin data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Classification(models.Model):
    """A code of the organisation's classification scheme."""

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="classifications"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    code = models.CharField(_("Code"), max_length=40)
    name = models.CharField(_("Name"), max_length=250)
    active = models.BooleanField(_("Active"), default=True)

    class Meta:
        verbose_name = _("Classification")
        verbose_name_plural = _("Classifications")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "code"], name="a_classification_code_is_used_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
