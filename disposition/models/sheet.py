"""One act of disposing: what an official asked of one or several desks."""

from django.conf import settings
from django.db import models

from disposition.states import Basis, BranchState

DECLINES_UNTIL_BINDING = 2


class DispositionSheet(models.Model):
    """Instructions, note and due date given by one desk to several; branches hang on it."""

    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, related_name="sheets"
    )
    parent = models.ForeignKey(
        "disposition.Disposition",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sheets",
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey("organization.Position", on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    given_by_name = models.CharField(max_length=250)
    given_by_label = models.CharField(max_length=300, blank=True)
    given_at = models.DateTimeField()
    basis = models.CharField(max_length=10, choices=Basis.choices, blank=True)
    basis_file = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    instructions = models.ManyToManyField("disposition.Instruction", related_name="+")
    note = models.TextField(blank=True)
    one_way = models.BooleanField(default=False)
    opens_notes = models.BooleanField(default=False)
    due_at = models.DateTimeField(null=True, blank=True)
    due_reason = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["letter", "given_at"], name="sheet_of_letter")]

    def __str__(self) -> str:
        return f"sheet {self.pk}"

    @property
    def steered_from(self) -> int:
        """The desk that answers for it now: who gave it, or to whom that work was reassigned."""
        return self.parent.position_id if self.parent else self.giver_id

    def binds_from_now_on(self) -> bool:
        """Whether it came back so often that it stays where the giver sends it next."""
        declined = self.branches.filter(state=BranchState.DECLINED)
        return declined.count() >= DECLINES_UNTIL_BINDING
