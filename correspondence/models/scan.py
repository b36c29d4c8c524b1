"""The tray of the intake desk: scans in the order in which they came."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django_fsm import FSMField, transition

from correspondence.models.locking import LockingQuerySet
from correspondence.states import ScanState

S = ScanState


class ScanQuerySet(LockingQuerySet["Scan"]):
    """Scans of an office's tray."""

    def waiting(self) -> "ScanQuerySet":
        """Those that nobody has recorded yet."""
        return self.filter(state=S.WAITING)


class Scan(models.Model):
    """One paper on its way from the counter to the register."""

    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="scans")
    state = FSMField(max_length=10, choices=ScanState.choices, default=S.WAITING, protected=True)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    via = models.CharField(max_length=20, default="upload")
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    skip_reason = models.CharField(max_length=200, blank=True)
    discard_reason = models.CharField(max_length=200, blank=True)
    draft = models.JSONField(default=dict, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    first_page = models.PositiveIntegerField(null=True, blank=True)
    last_page = models.PositiveIntegerField(null=True, blank=True)
    letter = models.ForeignKey(
        "correspondence.Letter",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="scans",
    )

    objects = ScanQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(state__in=ScanState.values), name="scan_state_is_known"),
            CheckConstraint(
                condition=~Q(state=S.RECORDED) | Q(letter__isnull=False),
                name="a_recorded_scan_has_its_letter",
            ),
            UniqueConstraint(
                fields=["file"],
                condition=Q(state=S.WAITING),
                name="a_file_waits_in_the_tray_once",
            ),
        ]
        indexes = [Index(fields=["office", "state", "received_at", "id"], name="scan_tray")]

    def __str__(self) -> str:
        return f"scan {self.pk}"

    @property
    def audit_chain(self) -> tuple[str, int]:
        """Scans are recorded in the chain of their file."""
        return ("file", self.file_id)

    @transition(field=state, source=S.WAITING, target=S.RECORDED)
    def record(self, *, letter_id: int) -> None:
        """It has become a letter."""
        self.letter_id = letter_id

    @transition(field=state, source=S.WAITING, target=S.SPLIT)
    def split(self) -> None:
        """Its pages go on as several scans."""

    @transition(field=state, source=S.WAITING, target=S.DISCARDED)
    def discard(self, *, reason: str) -> None:
        """Not a letter: a blank sheet, a test, a wrong file."""
        self.discard_reason = reason

    @transition(field=state, source=S.DISCARDED, target=S.WAITING)
    def restore(self) -> None:
        """It was a letter after all."""
        self.discard_reason = ""

    @transition(field=state, source=S.RECORDED, target=S.WAITING)
    def release(self) -> None:
        """Its letter was voided: it can be recorded again."""
        self.letter_id = None
