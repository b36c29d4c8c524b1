"""To which desks a letter was addressed, and whether they have seen it."""

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django_fsm import FSMField, transition

from correspondence.models.locking import LockingQuerySet
from correspondence.states import SECRET, RecipientRole, RecipientState

S = RecipientState


class RecipientQuerySet(LockingQuerySet["Recipient"]):
    """Recipients of letters."""

    def current(self) -> "RecipientQuerySet":
        """Those to whom the letter is addressed now."""
        return self.filter(ended_at=None)

    def opened(self) -> "RecipientQuerySet":
        """Those to whom it is open: a copy of what is secret only where the letter names it."""
        return self.exclude(role=RecipientRole.COPY, named=False, letter__security__in=SECRET)

    def returned(self) -> "RecipientQuerySet":
        """Those who gave the letter back, while the intake desk has not chosen another."""
        return self.exclude(return_reason="")


class Recipient(models.Model):
    """One desk before which a letter was put."""

    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, related_name="recipients"
    )
    position = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=5, choices=RecipientRole.choices)
    state = FSMField(
        max_length=12, choices=RecipientState.choices, default=S.UNREAD, protected=True
    )
    named = models.BooleanField(default=False)
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    read_by_name = models.CharField(max_length=250, blank=True)
    understood_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.TextField(blank=True)

    objects = RecipientQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["letter", "position"],
                condition=Q(ended_at=None),
                name="a_position_receives_a_letter_once",
            ),
            CheckConstraint(
                condition=Q(state__in=RecipientState.values), name="recipient_state_is_known"
            ),
        ]
        indexes = [
            Index(
                fields=["position", "role", "-sent_at"],
                name="recipient_waiting",
                condition=Q(ended_at=None) & ~Q(state=S.UNDERSTOOD),
            ),
            Index(fields=["letter"], name="recipient_returned", condition=~Q(return_reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} → {self.position_id}"

    @transition(field=state, source=S.UNREAD, target=S.READ)
    def read(self) -> None:
        """The holder (or who acts for him) has opened it."""

    @transition(field=state, source=S.READ, target=S.UNDERSTOOD)
    def understand(self) -> None:
        """Noted; it leaves the inbox."""
