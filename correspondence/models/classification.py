"""Classification codes; free codes of any shape in a tree, admin data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Classification(models.Model):
    """A code of the organisation's classification scheme."""

    organization = models.ForeignKey(
        "organization.Unit",
        on_delete=models.PROTECT,
        related_name="classifications",
        verbose_name=_("Organisation"),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("above it"),
    )
    code = models.CharField(_("Code"), max_length=40)
    name = models.CharField(_("Name"), max_length=250)
    note = models.CharField(_("Note"), max_length=300, blank=True)
    valid_from = models.DateField(_("Valid from"), null=True, blank=True)
    valid_until = models.DateField(_("Valid until"), null=True, blank=True)
    active = models.BooleanField(_("Active"), default=True)

    class Meta:
        verbose_name = _("Classification")
        verbose_name_plural = _("Classifications")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "code"], name="a_classification_code_is_used_once"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_until=None)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="a_classification_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
