"""What helps a person back in who has no e-mail: slips of paper that work once."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class SlipPurpose(models.TextChoices):
    """What the person at the counter asked for."""

    RESET = "reset", _("New password")
    UNLOCK = "unlock", _("Unlock the account")
    SECOND_FACTOR = "second_factor", _("Lost second factor")


class OneTimeSlipQuerySet(models.QuerySet["OneTimeSlip"]):
    """Chainable questions about slips."""

    def usable_at(self, moment: datetime) -> "OneTimeSlipQuerySet":
        """Neither used nor withdrawn, and not yet expired."""
        return self.filter(used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=moment)

    def locked(self, pk: int) -> "OneTimeSlip":
        """The current row, held until the transaction ends. Use inside actions only."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class OneTimeSlip(models.Model):
    """A secret on paper, kept here as its hash only. A newer slip withdraws the older ones."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="slips", verbose_name=_("person")
    )
    purpose = models.CharField(_("purpose"), max_length=15, choices=SlipPurpose)
    secret_hash = models.CharField(max_length=128)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="slips_issued",
        verbose_name=_("issued by"),
    )
    issued_at = models.DateTimeField(_("issued"))
    expires_at = models.DateTimeField(_("expires"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    objects = OneTimeSlipQuerySet.as_manager()

    class Meta:
        verbose_name = _("one-time slip")
        verbose_name_plural = _("one-time slips")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="a_person_has_one_open_slip",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("issued_at")), name="a_slip_expires_after_it_is_issued"
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=SlipPurpose.values), name="a_slip_has_a_known_purpose"
            ),
        ]

    def __str__(self) -> str:
        return self.get_purpose_display()
