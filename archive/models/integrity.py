"""Proof of integrity: rounds of re-hashing and what they found; packages in and out.

The state of a file itself (ready, damaged) stays with `StoredFile`; here is told when it was last
looked at in a round, and what the archivist did about a fault.
"""

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from archive.states import FaultKind, FaultState, PackageDirection, PackageState
from correspondence.models.locking import LockingQuerySet
from eoffice.pdf import FoundSeal

P = PackageState


class IntegrityCheck(models.Model):
    """One round over the files; `last_file` is where it goes on after an interruption."""

    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    last_file = models.BigIntegerField(default=0)
    checked = models.PositiveIntegerField(default=0)
    faults_found = models.PositiveIntegerField(default=0)

    is_running = models.BooleanField(default=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["is_running"],
                condition=Q(is_running=True),
                name="one_round_over_the_files_runs",
            )
        ]

    def __str__(self) -> str:
        return f"round {self.pk}"


class FileFault(models.Model):
    """A file that was found altered or missing."""

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, related_name="faults"
    )
    check_round = models.ForeignKey(
        IntegrityCheck, on_delete=models.PROTECT, null=True, blank=True, related_name="faults"
    )
    kind = models.CharField(max_length=8, choices=FaultKind.choices)
    state = FSMField(
        max_length=8, choices=FaultState.choices, default=FaultState.FOUND, protected=True
    )
    found_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by_name = models.CharField(max_length=250, blank=True)
    note = models.TextField(blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(state__in=FaultState.values), name="fault_state_is_known"),
            UniqueConstraint(
                fields=["file"],
                condition=Q(state=FaultState.FOUND),
                name="a_fault_is_reported_once",
            ),
        ]
        indexes = [Index(fields=["office", "state", "-id"], name="fault_of_office")]

    def __str__(self) -> str:
        return f"{self.kind} file {self.file_id}"

    @property
    def audit_chain(self) -> tuple[str, int]:
        """The chain of the file."""
        return ("file", self.file_id)

    @transition(field=state, source=FaultState.FOUND, target=FaultState.REPAIRED)
    def repair(self) -> None:
        """The bytes are the received ones again."""

    @transition(field=state, source=FaultState.FOUND, target=FaultState.ACCEPTED)
    def accept(self, *, note: str) -> None:
        """They cannot be had any more; the note says what was tried."""
        self.note = note


class Package(models.Model):
    """An open package of a dossier, made here or taken in from another installation.

    `authority_sha256`: fingerprint of the certificate above the signature over its manifest; empty
    where nobody signed it.
    """

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    direction = models.CharField(max_length=6, choices=PackageDirection.choices)
    dossier = models.ForeignKey(
        "archive.Dossier", on_delete=models.PROTECT, null=True, blank=True, related_name="packages"
    )
    disposal = models.ForeignKey(
        "archive.Disposal", on_delete=models.PROTECT, null=True, blank=True, related_name="packages"
    )
    state = FSMField(max_length=8, choices=P.choices, default=P.ASKED, protected=True)
    storage_key = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    manifest_sha256 = models.CharField(max_length=64, blank=True)
    signed_by = models.CharField(max_length=200, blank=True)
    authority_name = models.CharField(max_length=200, blank=True)
    authority_sha256 = models.CharField(max_length=64, blank=True)
    source_name = models.CharField(max_length=250, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=250)
    asked_from = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, null=True, related_name="+"
    )
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Package")
        verbose_name_plural = _("Packages")
        constraints = [
            CheckConstraint(condition=Q(state__in=P.values), name="package_state_is_known"),
            CheckConstraint(
                condition=~Q(state=P.READY) | ~Q(manifest_sha256=""),
                name="a_ready_package_has_its_manifest",
            ),
        ]
        indexes = [Index(fields=["office", "-id"], name="package_of_office")]

    def __str__(self) -> str:
        return f"package {self.pk}"

    @property
    def audit_chain(self) -> tuple[str, int]:
        """The chain of the dossier, as far as it is known; else its own."""
        return ("dossier", self.dossier_id) if self.dossier_id else ("package", self.pk)

    @property
    def look(self) -> str:
        """Its state in the vocabulary of all pages."""
        return f"package_{self.state}"

    @transition(field=state, source=P.ASKED, target=P.READY)
    def finish(self, *, manifest_sha256: str, seal: FoundSeal) -> None:
        """It can be downloaded, or its content lies here now."""
        self.manifest_sha256 = manifest_sha256
        self.signed_by, self.authority_name = seal.name, seal.authority
        self.authority_sha256 = seal.authority_sha256

    @transition(field=state, source=P.ASKED, target=P.FAILED)
    def fail(self, *, fault: str) -> None:
        """It could not be made or read."""
        self.fault = fault

    @transition(field=state, source=P.FAILED, target=P.ASKED)
    def try_again(self) -> None:
        """Once more."""
        self.fault = ""

    @transition(field=state, source=[P.READY, P.FAILED], target=P.EXPIRED)
    def expire(self) -> None:
        """Its bytes are to be deleted, and the key goes with them; that it was made stays."""
