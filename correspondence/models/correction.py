"""What was put right on a recorded letter, in words: the trail beside it has fingerprints only."""

from django.db import models

from correspondence.models.letter import Letter


class Correction(models.Model):
    """Why, and old and new of each field; goes with the content of the letter when it is destroyed.

    `changes` holds [field, old, new], as text: a code or an ISO date where the field is one.
    """

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="corrections")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    changes = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.at:%Y-%m-%d %H:%M}"
