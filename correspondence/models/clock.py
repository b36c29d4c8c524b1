"""The three promises (house 7): kept per letter and office, summed in the service-time report."""

from django.db import models
from django.db.models import Index, Q, UniqueConstraint

from correspondence.states import ClockKind


class ServiceClock(models.Model):
    """One running or stopped clock; a stopped one is never computed again."""

    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, related_name="clocks"
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=ClockKind.choices)
    urgency = models.CharField(max_length=16)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    reason = models.JSONField(default=dict, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    in_time = models.BooleanField(null=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["letter", "office", "kind"], name="a_promise_is_timed_once_per_office"
            )
        ]
        indexes = [
            Index(fields=["office", "kind", "started_at"], name="clock_report"),
            Index(fields=["office", "due_at"], name="clock_running", condition=Q(stopped_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.letter_id}"
