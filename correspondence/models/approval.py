"""Who checks a draft, in which order, and what each of them said to which version."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django_fsm import FSMField, transition

from correspondence.models.locking import LockingQuerySet
from correspondence.outgoing_states import StepKind, StepState

S = StepState


class StepQuerySet(LockingQuerySet["ApprovalStep"]):
    """Steps of routes."""

    def current(self) -> "StepQuerySet":
        """The steps of today's route, without those that were asked again."""
        return self.exclude(state=S.SUPERSEDED)


class ApprovalStep(models.Model):
    """One desk on a draft's route. Steps of the same order are asked at the same time.

    `version` is the version for which the step was asked; after a decision `decided_hash` is the
    content to which it is bound.
    """

    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, related_name="steps"
    )
    version = models.PositiveIntegerField()
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14, choices=StepKind.choices, default=StepKind.HIERARCHY)
    position = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, related_name="+"
    )
    state = FSMField(max_length=12, choices=StepState.choices, default=S.WAITING, protected=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by_name = models.CharField(max_length=250, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_by_name = models.CharField(max_length=250, blank=True)
    decided_version = models.PositiveIntegerField(null=True, blank=True)
    decided_hash = models.CharField(max_length=64, blank=True)
    note = models.TextField(blank=True)
    reason = models.CharField(max_length=250, blank=True)
    is_own_work = models.BooleanField(default=False)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            CheckConstraint(condition=Q(state__in=StepState.values), name="step_state_is_known"),
            UniqueConstraint(
                fields=["letter", "version", "order", "position"],
                condition=~Q(state=S.SUPERSEDED),
                name="a_position_is_asked_once_per_order_of_a_version",
            ),
            CheckConstraint(
                condition=~Q(state=S.APPROVED) | ~Q(decided_hash=""),
                name="an_approval_is_bound_to_its_version",
            ),
        ]
        indexes = [
            Index(
                fields=["position", "asked_at"],
                name="step_waiting",
                condition=Q(state=S.WAITING, asked_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.order} {self.position_id}"

    @transition(field=state, source=S.WAITING, target=S.APPROVED)
    def approve(self, *, version: int, sha256: str) -> None:
        """Initialled; bound to the version that was read."""
        self.decided_version, self.decided_hash = version, sha256

    @transition(field=state, source=S.WAITING, target=S.SENT_BACK)
    def send_back(self, *, note: str) -> None:
        """To be corrected first."""
        self.note = note

    @transition(field=state, source=S.WAITING, target=S.SKIPPED)
    def skip(self, *, reason: str) -> None:
        """Not asked, with the reason shown."""
        self.reason = reason

    @transition(
        field=state, source=[S.WAITING, S.APPROVED, S.SENT_BACK, S.SKIPPED], target=S.SUPERSEDED
    )
    def supersede(self) -> None:
        """A newer version is asked anew; what was said stays, shown as given for its version."""
