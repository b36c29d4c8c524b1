"""What lies in a dossier: letters, other documents, paper without a file."""

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from archive.states import CopyStatus, ItemKind

K = ItemKind


class DossierItemQuerySet(models.QuerySet["DossierItem"]):
    """Contents of dossiers."""

    def inside(self) -> "DossierItemQuerySet":
        """Those that were not taken out again."""
        return self.filter(removed_at=None)


class DossierItem(models.Model):
    """One entry, in its order. A letter lies as original in one dossier; elsewhere it is a link.

    What was misfiled keeps its row with the reason, and its order number is not given again.
    """

    dossier = models.ForeignKey("archive.Dossier", on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=8, choices=K.choices)
    order = models.PositiveIntegerField()
    letter = models.ForeignKey(
        "correspondence.Letter",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dossier_items",
    )
    file = models.ForeignKey(
        "documents.StoredFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dossier_items",
    )
    is_link = models.BooleanField(default=False)
    has_paper = models.BooleanField(_("There is paper"), default=False)
    description = models.CharField(_("Description"), max_length=500, blank=True)
    dated_on = models.DateField(_("Date"), null=True, blank=True)
    quantity = models.PositiveIntegerField(_("Quantity"), default=1)
    quantity_unit = models.CharField(_("Unit of quantity"), max_length=40, blank=True)
    copy_status = models.CharField(
        _("Copy status"), max_length=10, choices=CopyStatus.choices, default=CopyStatus.ORIGINAL
    )
    note = models.CharField(_("Note"), max_length=300, blank=True)
    filed_at = models.DateTimeField()
    filed_by_name = models.CharField(max_length=250, blank=True)
    filed_by_label = models.CharField(max_length=300, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_reason = models.TextField(blank=True)

    objects = DossierItemQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            CheckConstraint(
                condition=Q(kind=K.LETTER, letter__isnull=False, file=None)
                | Q(kind=K.FILE, letter=None, file__isnull=False, is_link=False)
                | Q(kind=K.PAPER, letter=None, file=None, is_link=False, has_paper=True),
                name="an_item_is_a_letter_a_file_or_paper",
            ),
            UniqueConstraint(
                fields=["letter"],
                condition=Q(is_link=False, removed_at=None),
                name="a_letter_is_filed_as_original_once",
            ),
            UniqueConstraint(
                fields=["dossier", "letter"],
                condition=Q(removed_at=None),
                name="a_dossier_holds_a_letter_once",
            ),
            UniqueConstraint(
                fields=["file"],
                condition=Q(removed_at=None),
                name="a_document_lies_in_one_dossier",
            ),
            UniqueConstraint(fields=["dossier", "order"], name="an_order_number_is_given_once"),
            CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_reason=""),
                name="what_is_taken_out_has_a_reason",
            ),
        ]
        indexes = [
            Index(fields=["letter"], name="item_of_letter", condition=Q(removed_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.order}"
