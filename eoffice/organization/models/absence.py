"""Who is away, why and until when. An absence moves no work; it is shown wherever one is chosen."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eoffice.organization.states import AbsenceKind


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """Chainable questions about absences."""

    def on(self, day: date) -> "AbsenceQuerySet":
        """Away on that day."""
        return self.filter(active=True, starts__lte=day, ends__gte=day)

    def until_later_than(self, day: date) -> "AbsenceQuerySet":
        """Away on that day or later."""
        return self.filter(active=True, ends__gte=day)

    def overlapping(self, starts: date, ends: date) -> "AbsenceQuerySet":
        """Away on any day of the period."""
        return self.until_later_than(starts).filter(starts__lte=ends)

    def locked(self, pk: int) -> "Absence":
        """The current row, held until the transaction ends. Use inside actions only."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class Absence(models.Model):
    """A person is away from the first to the last day, both included."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences", verbose_name=_("person")
    )
    kind = models.CharField(_("reason"), max_length=12, choices=AbsenceKind)
    starts = models.DateField(_("from"))
    ends = models.DateField(_("until"))
    note = models.CharField(_("note"), max_length=200, blank=True, default="")
    active = models.BooleanField(_("active"), default=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["starts", "pk"]
        indexes = [models.Index(fields=["user", "ends"], name="org_absence_by_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")), name="an_absence_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_kind_display()}"
