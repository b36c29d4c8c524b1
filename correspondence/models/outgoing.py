"""The machine of an outgoing letter (house: draft … filed, cancelled, revoked)."""

from django.db import models
from django_fsm import transition

from correspondence.models.letter import Letter, LetterQuerySet
from correspondence.outgoing_states import OutgoingState as S
from correspondence.states import LetterKind

BEFORE_SIGNED = [
    S.DRAFT,
    S.IN_REVIEW,
    S.RETURNED,
    S.APPROVED,
    S.AWAITING_WET,
    S.AWAITING_GATEWAY,
]


class OutgoingLetterManager(models.Manager.from_queryset(LetterQuerySet)):  # type: ignore[misc]
    """Only letters that go out."""

    def get_queryset(self) -> LetterQuerySet:
        """Every query of the proxy is about outgoing letters."""
        return super().get_queryset().filter(kind=LetterKind.OUTGOING)


class OutgoingLetter(Letter):
    """A letter that is written here."""

    objects = OutgoingLetterManager()

    class Meta:
        proxy = True

    @transition(field="state", source=[S.DRAFT, S.RETURNED], target=S.IN_REVIEW)
    def submit(self) -> None:
        """Sent up the line."""
        self.return_reason = ""

    @transition(field="state", source=S.IN_REVIEW, target=S.DRAFT)
    def take_back(self) -> None:
        """Taken back by the writer while nobody had read it."""

    @transition(field="state", source=S.IN_REVIEW, target=S.RETURNED)
    def send_back(self, *, reason: str) -> None:
        """A reviewer wants it corrected by the writer."""
        self.return_reason = reason

    @transition(field="state", source=[S.DRAFT, S.RETURNED, S.IN_REVIEW], target=S.APPROVED)
    def approve(self) -> None:
        """Every step is approved; it waits for its signature."""

    @transition(field="state", source=S.APPROVED, target=S.RETURNED)
    def refuse(self, *, reason: str) -> None:
        """The signer does not sign it like this."""
        self.return_reason = reason

    @transition(field="state", source=S.APPROVED, target=S.IN_REVIEW)
    def review_again(self) -> None:
        """Its content was changed after the approvals."""

    @transition(field="state", source=S.APPROVED, target=S.SIGNING)
    def begin_signing(self, *, sha256: str) -> None:
        """Number and date are reserved; the slow work goes on outside the transaction."""
        self.signing_hash = sha256

    @transition(field="state", source=S.SIGNING, target=S.APPROVED)
    def fail_signing(self) -> None:
        """Nothing was signed; the reserved number waits for the next attempt."""
        self.signing_since = None

    @transition(
        field="state", source=[S.SIGNING, S.AWAITING_WET, S.AWAITING_GATEWAY], target=S.SIGNED
    )
    def sign(self) -> None:
        """The signed bytes are stored."""
        self.signing_since = None

    @transition(field="state", source=S.APPROVED, target=S.AWAITING_WET)
    def print_for_signature(self) -> None:
        """Printed with number and QR, to be signed by hand."""

    @transition(field="state", source=S.APPROVED, target=S.AWAITING_GATEWAY)
    def hand_to_gateway(self) -> None:
        """The signing service has it."""

    @transition(field="state", source=[S.AWAITING_GATEWAY, S.AWAITING_WET], target=S.APPROVED)
    def withdraw_from_signing(self) -> None:
        """The service refused, or the print was taken back."""

    @transition(field="state", source=S.SIGNED, target=S.DISPATCHED)
    def dispatch(self) -> None:
        """On its way to every addressee."""

    @transition(field="state", source=S.DISPATCHED, target=S.FILED)
    def file(self) -> None:
        """Put into a dossier."""

    @transition(field="state", source=S.FILED, target=S.DISPATCHED)
    def unfile(self) -> None:
        """It was filed wrongly."""

    @transition(field="state", source=BEFORE_SIGNED, target=S.CANCELLED)
    def cancel(self, *, reason: str) -> None:
        """Given up before it was signed."""
        self.cancel_reason = reason

    @transition(field="state", source=[S.SIGNED, S.DISPATCHED, S.FILED], target=S.REVOKED)
    def revoke(self, *, reason: str) -> None:
        """Taken out of force by a later letter."""
        self.revoke_reason = reason
