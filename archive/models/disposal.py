"""A disposal (penyusutan): a list of dossiers on its way to transfer, destruction or hand-over."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from archive.states import (
    Appraisal,
    DisposalItemState,
    DisposalKind,
    DisposalState,
    DossierState,
)
from correspondence.models.locking import LockingQuerySet

S, Item = DisposalState, DisposalItemState
BEFORE_EXECUTION = [S.DRAFT, S.FROZEN, S.APPRAISED, S.APPROVED]


class Disposal(models.Model):
    """One list, with what was decided about it."""

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=DisposalKind.choices)
    state = FSMField(max_length=10, choices=S.choices, default=S.DRAFT, protected=True)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    title = models.CharField(_("Title"), max_length=250)
    criteria = models.JSONField(default=dict, blank=True)
    as_of = models.DateField(_("Due on"))
    receiver_name = models.CharField(_("Receiving institution"), max_length=250, blank=True)
    method = models.CharField(_("Way of destruction"), max_length=200, blank=True)
    consideration = models.TextField(_("Consideration of the committee"), blank=True)
    decree_number = models.CharField(_("Number of the decree"), max_length=100, blank=True)
    decree_on = models.DateField(_("Date of the decree"), null=True, blank=True)
    list_sha256 = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)
    begun_at = models.DateTimeField()
    begun_by_name = models.CharField(max_length=250)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    appraised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    executed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    executed_by_name = models.CharField(max_length=250, blank=True)
    place = models.CharField(_("Place"), max_length=100, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    appraised_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    executed_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Disposal")
        verbose_name_plural = _("Disposals")
        constraints = [
            CheckConstraint(condition=Q(state__in=S.values), name="disposal_state_is_known"),
            UniqueConstraint(
                fields=["office", "year", "number"], name="a_disposal_number_is_used_once"
            ),
            CheckConstraint(
                condition=Q(state=S.DRAFT)
                | Q(state__in=[S.CANCELLED, S.REJECTED])
                | (Q(frozen_at__isnull=False) & ~Q(list_sha256="")),
                name="a_frozen_list_has_its_hash",
            ),
            CheckConstraint(
                condition=~Q(state__in=[S.CANCELLED, S.REJECTED]) | ~Q(reason=""),
                name="a_disposal_ends_early_with_a_reason",
            ),
        ]
        indexes = [
            Index(F("office"), F("begun_at").desc(), F("id").desc(), name="disposal_of_office")
        ]

    def __str__(self) -> str:
        return f"{self.number:04d}/{self.year} {self.title}"

    @property
    def audit_chain(self) -> tuple[str, int]:
        """The chain in which the disposal is told; each dossier tells of it too."""
        return ("disposal", self.pk)

    @transition(field=state, source=S.DRAFT, target=S.FROZEN)
    def freeze(self, *, sha256: str) -> None:
        """The list stands; its dossiers are proposed."""
        self.list_sha256 = sha256

    @transition(field=state, source=S.FROZEN, target=S.APPRAISED)
    def conclude_appraisal(self) -> None:
        """Every dossier on the list has the word of the committee."""

    @transition(field=state, source=S.APPRAISED, target=S.APPROVED)
    def approve(self) -> None:
        """Every authority that is needed has agreed."""

    @transition(field=state, source=[S.FROZEN, S.APPRAISED], target=S.REJECTED)
    def reject(self, *, reason: str) -> None:
        """An authority does not agree; the dossiers go back to where they came from."""
        self.reason = reason

    @transition(field=state, source=BEFORE_EXECUTION, target=S.CANCELLED)
    def cancel(self, *, reason: str) -> None:
        """Given up before anything was done."""
        self.reason = reason

    @transition(field=state, source=S.APPROVED, target=S.EXECUTING)
    def begin_execution(self) -> None:
        """Dossier after dossier, each in its own transaction; after a crash it goes on."""

    @transition(field=state, source=S.EXECUTING, target=S.EXECUTED)
    def finish_execution(self) -> None:
        """Every dossier on the list is done or was withdrawn."""


class DisposalItem(models.Model):
    """A dossier on the list, what it was when it was listed, and what the committee says."""

    disposal = models.ForeignKey(Disposal, on_delete=models.PROTECT, related_name="items")
    dossier = models.ForeignKey(
        "archive.Dossier", on_delete=models.PROTECT, related_name="disposal_items"
    )
    state = FSMField(max_length=10, choices=Item.choices, default=Item.LISTED, protected=True)
    order = models.PositiveIntegerField()
    came_from = models.CharField(max_length=12, choices=DossierState.choices)
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    facts = models.JSONField(default=dict)
    appraisal = models.CharField(max_length=8, choices=Appraisal.choices, default=Appraisal.PENDING)
    remark = models.TextField(_("Remark"), blank=True)
    is_physically_checked = models.BooleanField(_("Looked at"), default=False)
    appraised_at = models.DateTimeField(null=True, blank=True)
    appraised_by_name = models.CharField(max_length=250, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            CheckConstraint(
                condition=Q(state__in=Item.values), name="disposal_item_state_is_known"
            ),
            UniqueConstraint(
                fields=["dossier"],
                condition=Q(state=Item.LISTED),
                name="a_dossier_is_on_one_list",
            ),
            UniqueConstraint(fields=["disposal", "dossier"], name="a_list_names_a_dossier_once"),
            UniqueConstraint(fields=["disposal", "order"], name="a_list_has_each_number_once"),
            CheckConstraint(
                condition=~Q(state=Item.WITHDRAWN) | ~Q(withdrawn_reason=""),
                name="a_dossier_is_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"disposal {self.disposal_id}/{self.order}"

    @transition(field=state, source=Item.LISTED, target=Item.WITHDRAWN)
    def withdraw(self, *, reason: str) -> None:
        """It leaves the list; the number stays with the reason."""
        self.withdrawn_reason = reason

    @transition(field=state, source=Item.LISTED, target=Item.DONE)
    def finish(self) -> None:
        """What was decided has been done with it."""


class DisposalSeries(models.Model):
    """The last disposal number of an office in a year; the row is locked to take the next."""

    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["office", "year"], name="one_disposal_series_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.office_id}/{self.year}: {self.last}"
