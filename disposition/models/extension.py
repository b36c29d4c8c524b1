"""A request for more time; its own machine, so that the branch goes on meanwhile."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django_fsm import FSMField, transition

from correspondence.models.locking import LockingQuerySet
from disposition.states import ExtensionState

S = ExtensionState


class Extension(models.Model):
    """Until when more time was asked, why, and what the giver said."""

    disposition = models.ForeignKey(
        "disposition.Disposition", on_delete=models.PROTECT, related_name="extensions"
    )
    state = FSMField(max_length=10, choices=S.choices, default=S.ASKED, protected=True)
    asked_until = models.DateTimeField()
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=250)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=250, blank=True)
    decision_note = models.TextField(blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(state__in=S.values), name="extension_state_is_known"),
            UniqueConstraint(
                fields=["disposition"],
                condition=Q(state=S.ASKED),
                name="one_request_for_more_time_is_open",
            ),
        ]

    def __str__(self) -> str:
        return f"extension {self.pk}"

    @transition(field=state, source=S.ASKED, target=S.GRANTED)
    def grant(self) -> None:
        """The giver gives more time."""

    @transition(field=state, source=S.ASKED, target=S.REFUSED)
    def refuse(self) -> None:
        """The due date stays."""
