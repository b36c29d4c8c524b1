"""Holds: why nothing may happen to dossiers for a while. Several may bind one dossier."""

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from archive.states import HoldKind, HoldState
from correspondence.models.locking import LockingQuerySet

S = HoldState


class Hold(models.Model):
    """A legal case, an audit or another reason, until it is lifted with its own reason."""

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("Kind"), max_length=8, choices=HoldKind.choices)
    state = FSMField(max_length=8, choices=S.choices, default=S.BINDING, protected=True)
    title = models.CharField(_("Title"), max_length=250)
    basis = models.CharField(_("Order or case number"), max_length=200, blank=True)
    reason = models.TextField(_("Reason"))
    review_on = models.DateField(_("Look at it again on"), null=True, blank=True)
    laid_at = models.DateTimeField()
    laid_by_name = models.CharField(max_length=250)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by_name = models.CharField(max_length=250, blank=True)
    lift_reason = models.TextField(blank=True)
    dossiers = models.ManyToManyField(
        "archive.Dossier", through="archive.HeldDossier", related_name="holds"
    )

    objects = LockingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Hold")
        verbose_name_plural = _("Holds")
        constraints = [
            CheckConstraint(condition=Q(state__in=S.values), name="hold_state_is_known"),
            CheckConstraint(
                condition=Q(state=S.BINDING, lifted_at=None)
                | (Q(state=S.LIFTED, lifted_at__isnull=False) & ~Q(lift_reason="")),
                name="a_hold_is_lifted_with_a_reason",
            ),
        ]
        indexes = [Index(fields=["office", "state", "-id"], name="hold_of_office")]

    def __str__(self) -> str:
        return self.title

    @property
    def audit_chain(self) -> tuple[str, int]:
        """The chain in which the hold is told."""
        return ("hold", self.pk)

    @transition(field=state, source=S.BINDING, target=S.LIFTED)
    def lift(self, *, reason: str) -> None:
        """It binds no longer."""
        self.lift_reason = reason


class HeldDossier(models.Model):
    """A hold binds a dossier; `Dossier.open_holds` counts the rows that are not released."""

    hold = models.ForeignKey(Hold, on_delete=models.PROTECT, related_name="bound")
    dossier = models.ForeignKey("archive.Dossier", on_delete=models.PROTECT, related_name="bound")
    bound_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["hold", "dossier"],
                condition=Q(released_at=None),
                name="a_hold_binds_a_dossier_once",
            )
        ]
        indexes = [
            Index(fields=["dossier"], name="held_dossier", condition=Q(released_at=None)),
        ]

    def __str__(self) -> str:
        return f"hold {self.hold_id} on dossier {self.dossier_id}"
