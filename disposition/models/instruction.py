"""The instructions an official may tick, per position group; admin data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Instruction(models.Model):
    """One line of the sheet, such as "Siapkan konsep jawaban"."""

    organization = models.ForeignKey(
        "organization.Unit",
        on_delete=models.PROTECT,
        related_name="instructions",
        verbose_name=_("organisation"),
    )
    groups = models.ManyToManyField(
        "organization.PositionGroup",
        blank=True,
        related_name="instructions",
        verbose_name=_("position groups"),
        help_text=_("Offered to these position groups; to all when none is chosen."),
    )
    code = models.CharField(_("Code"), max_length=30)
    label = models.CharField(_("Text"), max_length=100)
    one_way = models.BooleanField(
        _("For information only"),
        default=False,
        help_text=_("Ends by “understood”, without a report."),
    )
    order = models.PositiveSmallIntegerField(_("Order"), default=0)
    active = models.BooleanField(_("Active"), default=True)

    class Meta:
        verbose_name = _("Instruction")
        verbose_name_plural = _("Instructions")
        ordering = ["order", "label"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "code"], name="an_instruction_code_is_used_once"
            )
        ]

    def __str__(self) -> str:
        return self.label
