"""The facts of a dossier; what may happen to it is drawn in `dossier`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.retention import Retention, Terms
from archive.states import Condition, CopyStatus, FinalAction, Medium
from correspondence.states import Security


class DossierFacts(models.Model):
    """Whose it is, what it is about, where it lies and by which terms it is kept.

    The terms are copied from the rule when the dossier is closed, so that it explains itself after
    the schedule has changed, and where an imported list names terms without a rule.
    """

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="dossiers")
    creator_name = models.CharField(_("Created by"), max_length=250, blank=True)
    classification = models.ForeignKey(
        "correspondence.Classification",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dossiers",
    )
    year = models.PositiveSmallIntegerField(_("Year"))
    number = models.PositiveIntegerField(_("Number"))
    old_number = models.CharField(_("Number in the old list"), max_length=100, blank=True)
    old_code = models.CharField(_("Code in the old list"), max_length=40, blank=True)
    title = models.CharField(_("Title"), max_length=500)
    note = models.TextField(_("Note"), blank=True)
    security = models.CharField(
        _("Security"), max_length=16, choices=Security.choices, default=Security.BIASA
    )
    is_vital = models.BooleanField(_("Vital record"), default=False)
    is_protected = models.BooleanField(_("Protected record"), default=False)
    is_legacy = models.BooleanField(default=False, editable=False)
    medium = models.CharField(
        _("Medium"), max_length=8, choices=Medium.choices, default=Medium.DIGITAL
    )
    copy_status = models.CharField(
        _("Copy status"), max_length=10, choices=CopyStatus.choices, default=CopyStatus.ORIGINAL
    )
    quantity = models.PositiveIntegerField(_("Quantity"), default=1)
    quantity_unit = models.CharField(_("Unit of quantity"), max_length=40, blank=True)
    condition = models.CharField(
        _("Condition"), max_length=12, choices=Condition.choices, default=Condition.GOOD
    )
    span_from = models.DateField(_("From"), null=True, blank=True)
    span_until = models.DateField(_("Until"), null=True, blank=True)

    opened_at = models.DateTimeField()
    opened_by_name = models.CharField(max_length=250, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_on = models.DateField(_("Closed on"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    rule = models.ForeignKey(
        "archive.RetentionRule",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dossiers",
    )
    trigger_on = models.DateField(_("Trigger date"), null=True, blank=True)
    trigger_text = models.CharField(_("Counted from"), max_length=300, blank=True)
    active_years = models.PositiveSmallIntegerField(_("Active years"), null=True, blank=True)
    inactive_years = models.PositiveSmallIntegerField(_("Inactive years"), null=True, blank=True)
    final_action = models.CharField(
        _("Final action"), max_length=16, choices=FinalAction.choices, blank=True
    )
    final_note = models.CharField(_("Exception"), max_length=300, blank=True)
    active_until = models.DateField(null=True, blank=True, editable=False)
    inactive_until = models.DateField(null=True, blank=True, editable=False)
    acts_from = models.DateField(null=True, blank=True, editable=False)
    open_holds = models.PositiveSmallIntegerField(default=0, editable=False)

    box = models.ForeignKey(
        "archive.Box", on_delete=models.PROTECT, null=True, blank=True, related_name="dossiers"
    )
    folder_number = models.PositiveIntegerField(_("Folder number"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def reference(self) -> str:
        """How people name it: classification, number and year."""
        code = self.classification.code if self.classification else ""
        return "/".join(part for part in (code, f"{self.number:04d}", str(self.year)) if part)

    @property
    def code(self) -> str:
        """Its class; of one without, what the list says from which it was taken over."""
        return self.classification.code if self.classification else self.old_code

    @property
    def terms(self) -> Terms | None:
        """The terms that bind it; nothing before it is known which."""
        if self.active_years is None or self.inactive_years is None or not self.final_action:
            return None
        return Terms(
            active_years=self.active_years,
            inactive_years=self.inactive_years,
            final_action=self.final_action,
            trigger=self.trigger_text,
            note=self.final_note,
            code=self.rule.code if self.rule else "",
        )

    def take_terms(self, terms: Terms | None) -> None:
        """Copy the terms of a rule; nothing takes them away."""
        self.active_years = terms.active_years if terms else None
        self.inactive_years = terms.inactive_years if terms else None
        self.final_action = terms.final_action if terms else ""
        self.trigger_text = terms.trigger if terms else ""
        self.final_note = terms.note if terms else ""

    def take_dates(self, found: Retention) -> None:
        """Keep the computed dates beside the facts, for lists that are read by index."""
        self.active_until = found.active_until
        self.inactive_until = found.inactive_until
        self.acts_from = found.acts_from
