"""What is said on a branch: reports, progress, questions, answers, and scans of paper sheets."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from disposition.states import FollowUpKind


class FollowUp(models.Model):
    """A text with files on one branch; a report is accepted or sent back by the giver.

    The scan of a paper sheet by which an assistant closed, reopened or returned the letter as a
    whole lies on no branch: it hangs on the letter.
    """

    disposition = models.ForeignKey(
        "disposition.Disposition",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="follow_ups",
    )
    letter = models.ForeignKey(
        "correspondence.Letter",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
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
        constraints = [
            CheckConstraint(
                condition=Q(disposition=None, letter__isnull=False, kind=FollowUpKind.PAPER)
                | Q(disposition__isnull=False, letter=None),
                name="a_follow_up_lies_on_a_branch_or_a_letter",
            )
        ]
        indexes = [
            models.Index(fields=["disposition", "written_at"], name="follow_up_of_branch"),
            models.Index(
                fields=["disposition"],
                name="question_open",
                condition=models.Q(kind=FollowUpKind.QUESTION, decided_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
