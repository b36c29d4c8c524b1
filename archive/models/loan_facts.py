"""The form of a loan: borrower, purpose, dates and those who decided and handed over."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.loan_states import ApprovedBy, BorrowerKind


class LoanFacts(models.Model):
    """What is written on the loan slip. Names stay as they were on the day."""

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    borrower_kind = models.CharField(max_length=8, choices=BorrowerKind.choices)
    borrower = models.ForeignKey(
        "organization.Position",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="loans",
    )
    borrower_name = models.CharField(_("Name"), max_length=250)
    borrower_nip = models.CharField(_("NIP"), max_length=30, blank=True)
    borrower_unit = models.CharField(_("Unit or institution"), max_length=250, blank=True)
    borrower_phone = models.CharField(_("Telephone"), max_length=40, blank=True)
    borrower_email = models.EmailField(_("E-mail"), blank=True)
    cover_number = models.CharField(_("Number of the cover letter"), max_length=100, blank=True)
    cover_file = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    purpose = models.TextField(_("Purpose"))
    planned_from = models.DateField(_("From"))
    due_on = models.DateField(_("Due back on"))
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    requested_by_name = models.CharField(max_length=250, blank=True)
    approved_by = models.CharField(
        max_length=12, choices=ApprovedBy.choices, default=ApprovedBy.ARCHIVIST
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=250, blank=True)
    decided_by_label = models.CharField(max_length=300, blank=True)
    decision_note = models.TextField(blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    handed_over_by_name = models.CharField(max_length=250, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    received_by_name = models.CharField(max_length=250, blank=True)
    warned_at = models.DateTimeField(null=True, blank=True)
    overdue_told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_reached_by_phone(self) -> bool:
        """Whether the borrower is from outside and gave no e-mail address."""
        return self.borrower_id is None and not self.borrower_email

    @property
    def reference(self) -> str:
        """How people name it."""
        return f"{self.number:04d}/{self.year}"


class LoanSeries(models.Model):
    """The last loan number of an office in a year; the row is locked to take the next."""

    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year"], name="one_loan_series_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.office_id}/{self.year}: {self.last}"
