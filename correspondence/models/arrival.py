"""A letter that comes to the desk of an office from another office of the same organisation."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django_fsm import FSMField, transition

from correspondence.models.locking import LockingQuerySet
from correspondence.states import ArrivalState

S = ArrivalState


class Arrival(models.Model):
    """Stands in the tray of the receiving office until it has its own agenda number there."""

    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, related_name="arrivals"
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    position = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, related_name="+"
    )
    from_position = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, related_name="+"
    )
    state = FSMField(max_length=12, choices=ArrivalState.choices, default=S.WAITING, protected=True)
    arrived_at = models.DateTimeField()
    registered_at = models.DateTimeField(null=True, blank=True)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    agenda_number = models.CharField(max_length=60, blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(state__in=ArrivalState.values), name="arrival_state_is_known"
            )
        ]
        indexes = [Index(fields=["office", "state", "arrived_at", "id"], name="arrival_tray")]

    def __str__(self) -> str:
        return f"{self.letter_id} → {self.office_id}"

    @transition(field=state, source=S.WAITING, target=S.REGISTERED)
    def register(self, *, agenda_number: str) -> None:
        """The desk has given it its own number."""
        self.agenda_number = agenda_number

    @transition(field=state, source=S.WAITING, target=S.WITHDRAWN)
    def withdraw(self) -> None:
        """The giver recalled it before the desk took it up."""

    @transition(field=state, source=S.REGISTERED, target=S.VOID)
    def make_void(self) -> None:
        """The letter was recorded by mistake; the number here stays in the book with the reason."""
