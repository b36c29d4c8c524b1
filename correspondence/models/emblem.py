"""The emblem above an office's letters."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from eoffice.organization.models import Unit


class Emblem(models.Model):
    """The picture of an office's letterhead: a PNG that a limited child has written anew."""

    office = models.OneToOneField(
        Unit, on_delete=models.PROTECT, related_name="emblem", verbose_name=_("Office")
    )
    picture = models.BinaryField()
    sha256 = models.CharField(_("Picture"), max_length=64)

    class Meta:
        verbose_name = _("Emblem of the letterhead")
        verbose_name_plural = _("Emblems of the letterhead")

    def __str__(self) -> str:
        return str(self.office)
