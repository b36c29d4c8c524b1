"""Letter types an office works with; admin data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterType(models.Model):
    """A type of letter, such as an invitation or a complaint."""

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="letter_types"
    )
    code = models.CharField(_("Code"), max_length=30)
    name = models.CharField(_("Name"), max_length=100)
    for_incoming = models.BooleanField(_("For incoming letters"), default=True)
    is_complaint = models.BooleanField(_("The complainant is sealed"), default=False)
    has_event = models.BooleanField(_("Has an event with date and place"), default=False)
    needs_answer = models.BooleanField(_("Is to be answered"), default=True)
    order = models.PositiveSmallIntegerField(_("Order"), default=0)
    active = models.BooleanField(_("Active"), default=True)

    class Meta:
        verbose_name = _("Letter type")
        verbose_name_plural = _("Letter types")
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "code"], name="a_letter_type_code_is_used_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
