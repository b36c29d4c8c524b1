"""What the receiver of a branch says back: reports, progress, questions; and the answers."""

from django.conf import settings
from django.db import models

from disposition.states import FollowUpKind


class FollowUp(models.Model):
    """A text with files on one branch; a report is accepted or sent back by the giver."""

    disposition = models.ForeignKey(
        "disposition.Disposition", on_delete=models.PROTECT, related_name="follow_ups"
    )
    kind = models.CharField(max_length=10, choices=FollowUpKind.choices)
    text = models.TextField()
    files = models.ManyToManyField("documents.StoredFile", blank=True, related_name="follow_ups")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    written_by_name = models.CharField(max_length=250)
    written_by_label = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=250, blank=True)
    is_accepted = models.BooleanField(null=True)
    decision_note = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["disposition", "written_at"], name="follow_up_of_branch")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
