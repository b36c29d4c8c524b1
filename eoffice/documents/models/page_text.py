"""The text of one page, with the boxes of its words: what search finds and suggestions point at.

The boxes stand on the page as it came; `rotation` turns it clockwise until its text is upright.
"""

from django.db import models
from django.db.models import UniqueConstraint


class PageText(models.Model):
    """What was read on one page, from its text layer or by character recognition."""

    file = models.ForeignKey("documents.StoredFile", models.CASCADE, related_name="page_texts")
    page = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    words = models.JSONField(default=list, blank=True)
    source = models.CharField(max_length=20)
    rotation = models.PositiveSmallIntegerField(default=0)
    confidence = models.FloatField(null=True, blank=True)
    codes = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["page"]
        constraints = [
            UniqueConstraint(fields=["file", "page"], name="a_page_is_read_once"),
        ]

    def __str__(self) -> str:
        return f"page {self.page} of file {self.file_id}"
