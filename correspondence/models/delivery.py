"""To whom an outgoing letter goes, how, and how far it has got."""

from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from correspondence.models.locking import LockingQuerySet
from correspondence.outgoing_states import DeliveryState, DeliveryWay
from correspondence.states import RecipientRole

S = DeliveryState


class Addressee(models.Model):
    """One addressee or copy of an outgoing letter: a seat, an office, a contact, or only words."""

    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, related_name="addressees"
    )
    role = models.CharField(max_length=5, choices=RecipientRole.choices, default=RecipientRole.TO)
    order = models.PositiveSmallIntegerField(default=0)
    position = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    office = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact = models.ForeignKey(
        "correspondence.Contact", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("Addressee"), max_length=250)
    address = models.CharField(_("Address"), max_length=300, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)

    class Meta:
        ordering = ["role", "order", "pk"]

    def __str__(self) -> str:
        return self.name


class AddresseeList(models.Model):
    """A list of addressees that a desk keeps for letters to many."""

    position = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("Name"), max_length=100)
    rows = models.JSONField(default=list)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["position", "name"], name="a_desk_names_a_list_once")
        ]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """A signed letter on its way to one addressee."""

    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, related_name="deliveries"
    )
    addressee = models.OneToOneField(Addressee, on_delete=models.PROTECT, related_name="delivery")
    way = models.CharField(max_length=12, choices=DeliveryWay.choices)
    state = FSMField(
        max_length=10, choices=DeliveryState.choices, default=S.PENDING, protected=True
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by_name = models.CharField(max_length=250, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    received_by = models.CharField(_("Received by"), max_length=250, blank=True)
    their_number = models.CharField(_("Their agenda number"), max_length=200, blank=True)
    their_letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    scan = models.ForeignKey(
        "correspondence.Scan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deliveries",
    )
    proof = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    carrier = models.CharField(_("Carried by"), max_length=150, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            CheckConstraint(
                condition=Q(state__in=DeliveryState.values), name="delivery_state_is_known"
            )
        ]
        indexes = [
            Index(
                fields=["letter"],
                name="delivery_unfinished",
                condition=Q(state__in=[S.PENDING, S.FAILED, S.REFUSED, S.RETURNED]),
            ),
            Index(
                fields=["letter", "id"],
                name="delivery_to_carry",
                condition=Q(way=DeliveryWay.EXPEDITION, state__in=[S.PENDING, S.SENT]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} → {self.addressee_id}"

    @transition(field=state, source=S.PENDING, target=S.SENT)
    def send(self) -> None:
        """On its way."""

    @transition(field=state, source=[S.PENDING, S.SENT], target=S.RECEIVED)
    def receive(self, *, by_whom: str = "", their_number: str = "") -> None:
        """Taken in there."""
        self.received_by = by_whom or self.received_by
        self.their_number = their_number or self.their_number

    @transition(field=state, source=S.SENT, target=S.REFUSED)
    def refuse(self, *, problem: str) -> None:
        """Not taken in there, with what they said."""
        self.problem = problem

    @transition(field=state, source=[S.PENDING, S.SENT], target=S.FAILED)
    def fail(self, *, problem: str) -> None:
        """It could not be handed over."""
        self.problem = problem

    @transition(field=state, source=S.SENT, target=S.RETURNED)
    def come_back(self, *, problem: str) -> None:
        """The post brought it back."""
        self.problem = problem

    @transition(field=state, source=[S.FAILED, S.REFUSED, S.RETURNED], target=S.PENDING)
    def try_again(self) -> None:
        """To be sent once more."""
        self.problem = ""

    @transition(field=state, source=S.PENDING, target=S.CANCELLED)
    def cancel(self) -> None:
        """It will not be sent to this addressee."""
