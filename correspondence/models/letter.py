"""The letter: one table and one state, and a proxy with its own machine for each kind."""

import secrets
from collections.abc import Sequence

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from correspondence.models.locking import LockingQuerySet
from correspondence.models.outgoing_facts import OutgoingFacts
from correspondence.outgoing_states import BEING_CHECKED, WITH_WRITER, OutgoingState
from correspondence.states import (
    IncomingState,
    LetterKind,
    Outcome,
    ReceivedVia,
    Security,
)
from eoffice.calendar.urgency import Urgency

S = IncomingState


def new_label_code() -> str:
    """An unguessable code for the printed label, by which a later scan finds its letter."""
    return secrets.token_hex(8)


class LetterQuerySet(LockingQuerySet["Letter"]):
    """Letters of every kind."""

    def incoming(self) -> "LetterQuerySet":
        """Only the letters that came in."""
        return self.filter(kind=LetterKind.INCOMING)


def _standing(name: str, *fields: str, states: Sequence[str]) -> Index:
    """An index of the few letters that stand so, however many there are in all."""
    return Index(fields=fields, name=name, condition=Q(state__in=states))


class Letter(OutgoingFacts):
    """A letter with its facts. What may happen to it is drawn on the proxy of its kind."""

    kind = models.CharField(max_length=10, choices=LetterKind.choices, editable=False)
    state = FSMField(max_length=24, protected=True, editable=False)
    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    type = models.ForeignKey(
        "correspondence.LetterType", on_delete=models.PROTECT, null=True, blank=True
    )
    sender = models.ForeignKey(
        "correspondence.Contact",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
    )
    sender_name = models.CharField(_("Sender"), max_length=250)
    sender_number = models.CharField(_("Letter number"), max_length=200, blank=True)
    sender_number_key = models.CharField(max_length=200, blank=True, editable=False)
    letter_date = models.DateField(_("Letter date"), null=True, blank=True)
    received_at = models.DateTimeField(_("Received"))
    received_via = models.CharField(
        _("Received by way of"),
        max_length=10,
        choices=ReceivedVia.choices,
        default=ReceivedVia.COUNTER,
    )
    subject = models.CharField(_("Subject"), max_length=500)
    summary = models.TextField(_("Short content"), blank=True)
    attachment_note = models.CharField(_("Attachments"), max_length=200, blank=True)
    security = models.CharField(
        _("Security"), max_length=16, choices=Security.choices, default=Security.BIASA
    )
    urgency = models.CharField(
        _("Urgency"), max_length=16, choices=Urgency.choices, default=Urgency.BIASA
    )
    printed_marks = models.CharField(_("As printed on the letter"), max_length=100, blank=True)
    addressee_written = models.CharField(_("Addressee as written"), max_length=250, blank=True)
    is_copy = models.BooleanField(_("Received as a copy"), default=False)
    is_sealed = models.BooleanField(_("Envelope not opened"), default=False)
    is_legacy = models.BooleanField(default=False, editable=False)
    answers_number = models.CharField(_("Answers our number"), max_length=200, blank=True)
    answers = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered_by"
    )
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    sender_deadline = models.DateField(_("Sender's deadline"), null=True, blank=True)
    event_at = models.DateTimeField(_("Event"), null=True, blank=True)
    event_place = models.CharField(_("Place of the event"), max_length=250, blank=True)
    classification = models.ForeignKey(
        "correspondence.Classification", on_delete=models.PROTECT, null=True, blank=True
    )
    complaint_code = models.CharField(max_length=20, blank=True, editable=False)
    agenda_number = models.CharField(_("Agenda number"), max_length=60, blank=True)
    label_code = models.CharField(max_length=16, unique=True, default=new_label_code)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True, blank=True)
    due_reason = models.JSONField(default=dict, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome.choices, blank=True)
    outcome_note = models.TextField(blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.TextField(blank=True)
    void_reason = models.TextField(blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(kind=LetterKind.INCOMING, state__in=IncomingState.values)
                | Q(kind=LetterKind.OUTGOING, state__in=OutgoingState.values),
                name="letter_kind_and_state_fit",
            ),
            CheckConstraint(
                condition=Q(security__in=Security.values), name="letter_security_is_known"
            ),
            CheckConstraint(
                condition=Q(kind=LetterKind.INCOMING)
                | Q(writer__isnull=False, signer__isnull=False, signing_seat__isnull=False),
                name="an_outgoing_letter_has_writer_and_signer",
            ),
            CheckConstraint(
                condition=~Q(state=S.COMPLETED) | ~Q(outcome=""),
                name="a_completed_letter_has_an_outcome",
            ),
        ]
        indexes = [
            Index(F("office"), F("received_at").desc(), F("id").desc(), name="letter_of_office"),
            Index(fields=["organization", "sender_number_key"], name="letter_same_number"),
            Index(fields=["sender", "-received_at"], name="letter_of_sender"),
            Index(fields=["agenda_number"], name="letter_by_number"),
            _standing(
                "letter_open_due", "office", "due_at", states=[S.REGISTERED, S.IN_DISPOSITION]
            ),
            Index(
                fields=["office", "reply_due"],
                name="letter_awaits_reply",
                condition=Q(reply_due__isnull=False, reply_settled_at=None),
            ),
            Index(
                fields=["office", "received_at"],
                name="letter_returned",
                condition=Q(state=S.RETURNED),
            ),
            Index(
                fields=["office"],
                name="letter_unsent",
                condition=Q(state=OutgoingState.SIGNED),
            ),
            _standing("letter_being_checked", "-received_at", "-id", states=BEING_CHECKED),
            Index(
                fields=["signing_seat", "submitted_at"],
                name="letter_to_sign",
                condition=Q(state=OutgoingState.APPROVED),
            ),
            _standing("letter_with_writer", "writer", states=WITH_WRITER),
            _standing(
                "letter_to_file",
                "office",
                "received_at",
                "id",
                states=[S.COMPLETED, OutgoingState.DISPATCHED],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agenda_number or self.pk} {self.subject}"

    @property
    def audit_chain(self) -> tuple[str, int]:
        """The chain in which everything about this letter is recorded."""
        return ("letter", self.pk)

    @property
    def is_secret(self) -> bool:
        """Whether the letter is masked for everybody who is not addressed by it."""
        return self.security in (Security.RAHASIA, Security.SANGAT_RAHASIA)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state in (S.REGISTERED, S.IN_DISPOSITION, S.RETURNED)


class IncomingLetterManager(models.Manager.from_queryset(LetterQuerySet)):  # type: ignore[misc]
    """Only letters that came in."""

    def get_queryset(self) -> LetterQuerySet:
        """Every query of the proxy is about incoming letters."""
        return super().get_queryset().filter(kind=LetterKind.INCOMING)


class IncomingLetter(Letter):
    """The machine of a letter that came in (house: registered … filed, void)."""

    objects = IncomingLetterManager()

    class Meta:
        proxy = True

    @transition(field="state", source=S.REGISTERED, target=S.IN_DISPOSITION)
    def put_in_disposition(self) -> None:
        """The first disposition was given."""

    @transition(field="state", source=S.IN_DISPOSITION, target=S.REGISTERED)
    def fall_back(self) -> None:
        """Every branch was recalled or declined: it waits for its addressee again."""

    @transition(field="state", source=[S.REGISTERED, S.IN_DISPOSITION], target=S.COMPLETED)
    def complete(self, *, outcome: str, note: str = "") -> None:
        """Nothing more is to be done; the outcome says why."""
        self.outcome, self.outcome_note = outcome, note

    @transition(field="state", source=S.COMPLETED, target=S.IN_DISPOSITION)
    def reopen(self) -> None:
        """Work on it goes on."""
        self.outcome, self.outcome_note, self.completed_at = "", "", None

    @transition(field="state", source=[S.REGISTERED, S.IN_DISPOSITION], target=S.RETURNED)
    def return_to_desk(self, *, reason: str) -> None:
        """Wrongly addressed: the desk chooses again."""
        self.return_reason = reason

    @transition(field="state", source=S.RETURNED, target=S.REGISTERED)
    def readdress(self) -> None:
        """The desk has chosen another addressee."""
        self.return_reason = ""

    @transition(field="state", source=S.COMPLETED, target=S.FILED)
    def file(self) -> None:
        """Put into a dossier."""

    @transition(field="state", source=S.FILED, target=S.COMPLETED)
    def unfile(self) -> None:
        """It was filed wrongly."""

    @transition(
        field="state",
        source=[S.REGISTERED, S.IN_DISPOSITION, S.RETURNED, S.COMPLETED],
        target=S.VOID,
    )
    def make_void(self, *, reason: str) -> None:
        """Recorded by mistake; the number stays in the book with its reason."""
        self.void_reason = reason


class LetterFile(models.Model):
    """A file that belongs to a letter: the letter itself, an attachment, the envelope."""

    class Role(models.TextChoices):
        """What the file shows."""

        MAIN = "main", _("Letter")
        ATTACHMENT = "attachment", _("Attachment")
        ENVELOPE = "envelope", _("Envelope")

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="letter_files")
    file = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, related_name="letter_files"
    )
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.MAIN)
    order = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField()
    added_by_name = models.CharField(max_length=250, blank=True)
    detached_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            UniqueConstraint(
                fields=["file"],
                condition=Q(detached_at=None),
                name="a_file_belongs_to_one_letter",
            )
        ]

    def __str__(self) -> str:
        return f"{self.letter_id}/{self.order}"
