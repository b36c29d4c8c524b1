"""Who takes part in a disposal: committee, authorities and witnesses; and its papers."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from archive.states import ApprovalState, Authority, CertificateKind, CommitteeRole, WitnessKind
from correspondence.models.locking import LockingQuerySet

S = ApprovalState


class CommitteeMember(models.Model):
    """A member of the appraisal committee; the name stays as it was."""

    disposal = models.ForeignKey(
        "archive.Disposal", on_delete=models.PROTECT, related_name="committee"
    )
    role = models.CharField(max_length=10, choices=CommitteeRole.choices)
    position = models.ForeignKey(
        "organization.Position",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    name = models.CharField(_("Name"), max_length=250)
    title = models.CharField(_("Position"), max_length=250, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["disposal"],
                condition=Q(role=CommitteeRole.CHAIR),
                name="a_committee_has_one_chair",
            ),
            UniqueConstraint(
                fields=["disposal", "position"],
                condition=Q(position__isnull=False),
                name="a_seat_is_in_a_committee_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DisposalApproval(models.Model):
    """The agreement that one authority must give; from outside with number, date and scan."""

    disposal = models.ForeignKey(
        "archive.Disposal", on_delete=models.PROTECT, related_name="approvals"
    )
    authority = models.CharField(max_length=12, choices=Authority.choices)
    is_external = models.BooleanField(default=False)
    state = FSMField(max_length=8, choices=S.choices, default=S.WAITING, protected=True)
    position = models.ForeignKey(
        "organization.Position",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    number = models.CharField(_("Number"), max_length=100, blank=True)
    dated_on = models.DateField(_("Date"), null=True, blank=True)
    file = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(_("Note"), blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_by_name = models.CharField(max_length=250, blank=True)
    decided_by_label = models.CharField(max_length=300, blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(state__in=S.values), name="approval_state_is_known"),
            UniqueConstraint(fields=["disposal", "authority"], name="an_authority_is_asked_once"),
            CheckConstraint(
                condition=Q(is_external=False)
                | ~Q(state=S.GRANTED)
                | (~Q(number="") & Q(dated_on__isnull=False, file__isnull=False)),
                name="an_outside_approval_has_number_date_and_scan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority} on disposal {self.disposal_id}"

    @transition(field=state, source=S.WAITING, target=S.GRANTED)
    def grant(self) -> None:
        """The authority agrees."""

    @transition(field=state, source=S.WAITING, target=S.REFUSED)
    def refuse(self) -> None:
        """The authority does not agree."""


class Witness(models.Model):
    """Who saw that it was done."""

    disposal = models.ForeignKey(
        "archive.Disposal", on_delete=models.PROTECT, related_name="witnesses"
    )
    kind = models.CharField(max_length=16, choices=WitnessKind.choices)
    name = models.CharField(_("Name"), max_length=250)
    nip = models.CharField(_("NIP"), max_length=30, blank=True)
    title = models.CharField(_("Position"), max_length=250, blank=True)
    institution = models.CharField(_("Institution"), max_length=250, blank=True)

    def __str__(self) -> str:
        return self.name


class Certificate(models.Model):
    """A paper of the disposal: minutes, list, decree; never removed by a disposal."""

    disposal = models.ForeignKey(
        "archive.Disposal", on_delete=models.PROTECT, related_name="certificates"
    )
    kind = models.CharField(max_length=16, choices=CertificateKind.choices)
    file = models.OneToOneField(
        "documents.StoredFile", on_delete=models.PROTECT, related_name="certificate"
    )
    number = models.CharField(_("Number"), max_length=100, blank=True)
    dated_on = models.DateField(_("Date"), null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    signed_by = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=250)

    def __str__(self) -> str:
        return f"{self.kind} of disposal {self.disposal_id}"
