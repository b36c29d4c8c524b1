"""The directory of senders and addressees outside the office."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Contact(models.Model):
    """An agency, a company or a person with whom the organisation corresponds."""

    class Kind(models.TextChoices):
        """What kind of correspondent it is."""

        AGENCY = "agency", _("Agency")
        COMPANY = "company", _("Company")
        PERSON = "person", _("Person")

    organization = models.ForeignKey(
        "organization.Unit",
        on_delete=models.PROTECT,
        related_name="contacts",
        verbose_name=_("Organisation"),
    )
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind.choices, default=Kind.AGENCY)
    name = models.CharField(_("Name"), max_length=250)
    name_key = models.CharField(max_length=250, editable=False)
    address = models.TextField(_("Address"), blank=True)
    city = models.CharField(_("City"), max_length=100, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    phone = models.CharField(_("Telephone"), max_length=40, blank=True)
    usual_addressee = models.ForeignKey(
        "organization.Position", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    active = models.BooleanField(_("Active"), default=True)

    class Meta:
        verbose_name = _("Contact")
        verbose_name_plural = _("Contacts")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name_key"],
                condition=Q(active=True),
                name="an_active_contact_name_is_used_once",
            )
        ]

    def __str__(self) -> str:
        return self.name
