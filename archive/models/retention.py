"""Versions of the retention schedule (JRA) and their rules."""

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from archive.retention import LONGEST, Terms
from archive.states import FinalAction, ScheduleState
from correspondence.models.locking import LockingQuerySet
from correspondence.states import Security

S = ScheduleState


class ScheduleQuerySet(LockingQuerySet["RetentionSchedule"]):
    """Versions of the schedules of all organisations."""

    def in_force_on(self, organization_id: int, day: object) -> "ScheduleQuerySet":
        """The version in force on that day is the first of these."""
        rows = self.filter(organization=organization_id, state=S.IN_FORCE, valid_from__lte=day)
        return rows.order_by("-valid_from")


class RetentionSchedule(models.Model):
    """One version of an organisation's schedule; it holds from its day until the next one's."""

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="retention_schedules"
    )
    name = models.CharField(_("Name"), max_length=200)
    basis = models.CharField(_("Regulation"), max_length=200, blank=True)
    valid_from = models.DateField(_("Valid from"))
    state = FSMField(max_length=10, choices=S.choices, default=S.DRAFT, protected=True)
    is_sample = models.BooleanField(_("Sample"), default=False)
    note = models.TextField(_("Note"), blank=True)
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=250, blank=True)
    in_force_at = models.DateTimeField(null=True, blank=True)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        verbose_name = _("Retention schedule")
        verbose_name_plural = _("Retention schedules")
        constraints = [
            CheckConstraint(condition=Q(state__in=S.values), name="schedule_state_is_known"),
            UniqueConstraint(
                fields=["organization", "valid_from"],
                condition=Q(state=S.IN_FORCE),
                name="one_schedule_begins_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.valid_from})"

    @property
    def audit_chain(self) -> tuple[str, int]:
        """The chain of the trail in which the schedule's changes are told."""
        return ("schedule", self.pk)

    @property
    def look(self) -> str:
        """Its state in the vocabulary of all pages."""
        return f"schedule_{self.state}"

    @transition(field=state, source=S.DRAFT, target=S.IN_FORCE)
    def put_in_force(self) -> None:
        """Its change was looked at; from its day on it binds what is closed."""

    @transition(field=state, source=S.DRAFT, target=S.DISCARDED)
    def discard(self) -> None:
        """It is not taken after all."""


class RetentionRule(models.Model):
    """What the schedule says for a code. Groups of codes have a rule without terms."""

    schedule = models.ForeignKey(RetentionSchedule, on_delete=models.PROTECT, related_name="rules")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    code = models.CharField(_("Code"), max_length=40)
    path = models.CharField(max_length=400, editable=False)
    label = models.CharField(_("Name"), max_length=300)
    active_years = models.PositiveSmallIntegerField(_("Active years"), null=True, blank=True)
    active_trigger = models.CharField(_("Counted from"), max_length=300, blank=True)
    inactive_years = models.PositiveSmallIntegerField(_("Inactive years"), null=True, blank=True)
    final_action = models.CharField(
        _("Final action"), max_length=16, choices=FinalAction.choices, blank=True
    )
    final_note = models.CharField(_("Exception"), max_length=300, blank=True)
    security = models.CharField(
        _("Security"), max_length=16, choices=Security.choices, default=Security.BIASA
    )
    is_vital = models.BooleanField(_("Vital record"), default=False)
    is_protected = models.BooleanField(_("Protected record"), default=False)

    class Meta:
        verbose_name = _("Retention rule")
        verbose_name_plural = _("Retention rules")
        ordering = ["path"]
        constraints = [
            UniqueConstraint(fields=["schedule", "code"], name="a_schedule_rules_a_code_once"),
            CheckConstraint(
                condition=Q(
                    active_years__isnull=False,
                    inactive_years__isnull=False,
                    final_action__in=FinalAction.values,
                )
                | Q(active_years=None, inactive_years=None, final_action=""),
                name="a_rule_has_all_its_terms_or_none",
            ),
            CheckConstraint(
                condition=(Q(active_years=None) | Q(active_years__lte=LONGEST))
                & (Q(inactive_years=None) | Q(inactive_years__lte=LONGEST)),
                name="a_term_has_500_years_at_most",
            ),
        ]
        indexes = [Index(fields=["schedule", "path"], name="rule_in_the_tree")]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"

    @property
    def terms(self) -> Terms | None:
        """The terms as the arithmetic wants them; nothing for a group of codes."""
        if self.active_years is None or self.inactive_years is None:
            return None
        return Terms(
            active_years=self.active_years,
            inactive_years=self.inactive_years,
            final_action=self.final_action,
            trigger=self.active_trigger,
            note=self.final_note,
            code=self.code,
        )
