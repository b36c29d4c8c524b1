"""Who sits at which desk, since when, by which title and decree."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eoffice.organization.states import HOLDING_KINDS, AssignmentKind


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Chainable questions about who sits where."""

    def on(self, day: date) -> "AssignmentQuerySet":
        """In force on that day."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=day), active=True, starts__lte=day)

    def until_later_than(self, day: date) -> "AssignmentQuerySet":
        """In force on that day or to come."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=day), active=True)

    def overlapping(self, starts: date, ends: date | None) -> "AssignmentQuerySet":
        """In force on any day of the period."""
        found = self.until_later_than(starts)
        return found.filter(starts__lte=ends) if ends else found

    def holding(self) -> "AssignmentQuerySet":
        """Definitive and acting holders, without assistants."""
        return self.filter(kind__in=HOLDING_KINDS)

    def locked(self, pk: int) -> "Assignment":
        """The current row, held until the transaction ends. Use inside actions only."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class Assignment(models.Model):
    """A person at a desk. An end is the last day; a row entered in error is made inactive."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="assignments",
        verbose_name=_("person"),
    )
    position = models.ForeignKey(
        "organization.Position",
        models.PROTECT,
        related_name="assignments",
        verbose_name=_("position"),
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=AssignmentKind, default=AssignmentKind.DEFINITIVE
    )
    starts = models.DateField(_("from"))
    ends = models.DateField(_("until"), null=True, blank=True)
    decree_number = models.CharField(
        _("number of the decree"), max_length=100, blank=True, default=""
    )
    in_place_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("in place of"),
    )
    may_sign = models.BooleanField(_("may sign"), default=False)
    may_approve = models.BooleanField(_("may approve"), default=False)
    may_accept = models.BooleanField(_("may accept reports"), default=False)
    may_read_secret = models.BooleanField(_("may read what is secret"), default=False)
    active = models.BooleanField(_("active"), default=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["-starts", "pk"]
        indexes = [
            models.Index(fields=["position", "starts"], name="org_assignment_by_seat"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["position"],
                condition=Q(kind=AssignmentKind.DEFINITIVE, ends__isnull=True, active=True),
                name="a_position_has_one_definitive_holder_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["user", "position", "kind"],
                condition=Q(ends__isnull=True, active=True),
                name="a_person_holds_a_position_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="an_assignment_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=AssignmentKind.values), name="an_assignment_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(in_place_of__isnull=True) | ~Q(in_place_of=F("user")),
                name="nobody_acts_in_their_own_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_kind_display()} {self.position}"
