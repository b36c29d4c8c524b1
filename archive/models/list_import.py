"""An old list of inactive records on its way in: read, looked at, taken over row by row."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from archive.states import ListImportState
from correspondence.models.locking import LockingQuerySet

S = ListImportState


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What looking at every row found: how many are good, what is wrong with the others, the
    columns that mean nothing here, and the first good rows as they were understood."""

    good: int
    bad: int
    faults: list[list[object]]
    strangers: list[str]
    preview: list[dict[str, str]]


class ListImport(models.Model):
    """A table that was handed in. `last_row` is where the taking over goes on after a stop."""

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    state = FSMField(max_length=12, choices=S.choices, default=S.READING, protected=True)
    storage_key = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(default=0)
    source_name = models.CharField(max_length=250, blank=True)
    total = models.PositiveIntegerField(default=0)
    good = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list, blank=True)
    strangers = models.JSONField(default=list, blank=True)
    preview = models.JSONField(default=list, blank=True)
    done = models.PositiveIntegerField(default=0)
    last_row = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=250)
    asked_from = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, null=True, related_name="+"
    )
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        verbose_name = _("List of inactive records")
        verbose_name_plural = _("Lists of inactive records")
        constraints = [
            CheckConstraint(condition=Q(state__in=S.values), name="list_import_state_is_known"),
            CheckConstraint(
                condition=~Q(state=S.FAILED) | ~Q(fault=""), name="a_failed_list_says_why"
            ),
        ]
        indexes = [Index(fields=["office", "-id"], name="list_import_of_office")]

    def __str__(self) -> str:
        return f"list {self.pk}"

    @property
    def audit_chain(self) -> tuple[str, int]:
        """The chain in which the list is told."""
        return ("list", self.pk)

    @property
    def look(self) -> str:
        """Its state in the vocabulary of all pages."""
        return f"list_{self.state}"

    @transition(field=state, source=S.READING, target=S.READ)
    def finish_reading(self, *, found: Found) -> None:
        """Every row was looked at; nothing is taken over yet."""
        self.good, self.bad, self.faults = found.good, found.bad, found.faults
        self.strangers, self.preview = found.strangers, found.preview
        self.total = found.good + found.bad

    @transition(field=state, source=[S.READING, S.TAKING_OVER], target=S.FAILED)
    def fail(self, *, fault: str) -> None:
        """It cannot be read, or the work broke off for good."""
        self.fault = fault

    @transition(field=state, source=S.READ, target=S.TAKING_OVER)
    def begin(self) -> None:
        """The good rows become dossiers."""
        self.preview = []

    @transition(field=state, source=S.TAKING_OVER, target=S.DONE)
    def finish(self) -> None:
        """All of them are dossiers now."""

    @transition(field=state, source=S.READ, target=S.DISCARDED)
    def discard(self) -> None:
        """It is not taken over after all."""
        self.preview = []
