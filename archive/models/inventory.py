"""Counting boxes: what was scanned, against what should lie there."""

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django_fsm import FSMField, transition

from archive.states import InventoryState
from correspondence.models.locking import LockingQuerySet

S = InventoryState


class Inventory(models.Model):
    """One count, of a place with its boxes or of one box."""

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    location = models.ForeignKey(
        "archive.StorageLocation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inventories",
    )
    box = models.ForeignKey(
        "archive.Box", on_delete=models.PROTECT, null=True, blank=True, related_name="inventories"
    )
    state = FSMField(max_length=10, choices=S.choices, default=S.COUNTING, protected=True)
    begun_at = models.DateTimeField()
    begun_by_name = models.CharField(max_length=250)
    ended_at = models.DateTimeField(null=True, blank=True)
    differences = models.JSONField(default=dict, blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(state__in=S.values), name="inventory_state_is_known"),
            CheckConstraint(
                condition=Q(location__isnull=False, box=None) | Q(location=None, box__isnull=False),
                name="a_place_or_a_box_is_counted",
            ),
        ]
        indexes = [Index(fields=["office", "-id"], name="inventory_of_office")]

    def __str__(self) -> str:
        return f"inventory {self.pk}"

    @property
    def audit_chain(self) -> tuple[str, int]:
        """The chain in which the count is told."""
        return ("inventory", self.pk)

    @transition(field=state, source=S.COUNTING, target=S.FINISHED)
    def finish(self) -> None:
        """The differences are kept as they were found."""

    @transition(field=state, source=S.COUNTING, target=S.CANCELLED)
    def cancel(self) -> None:
        """It was not finished."""


class InventoryScan(models.Model):
    """One label that was scanned, and in which box; a code that nothing here bears is kept too."""

    inventory = models.ForeignKey(Inventory, on_delete=models.PROTECT, related_name="scans")
    code = models.CharField(max_length=60)
    box = models.ForeignKey(
        "archive.Box", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dossier = models.ForeignKey(
        "archive.Dossier", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    scanned_at = models.DateTimeField()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["inventory", "code"], name="a_label_is_counted_once")
        ]

    def __str__(self) -> str:
        return f"{self.inventory_id}: {self.code}"
