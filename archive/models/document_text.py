"""The index of what lies in dossiers without being a letter: which entries, and what is stale.

The words themselves lie where the database searches them: in a `tsvector` column on PostgreSQL, in
an FTS5 table on SQLite (`archive.finding.index`).
"""

from django.db import models
from django.db.models import Index, Q


class DocumentText(models.Model):
    """One entry in the index. `fingerprint`: a hash of what was written of it, empty before that;
    `stale_since`: changed since then, marked in the transaction of the change."""

    item = models.OneToOneField(
        "archive.DossierItem", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    fingerprint = models.CharField(max_length=32, blank=True)
    stale_since = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            Index(
                fields=["stale_since"],
                name="document_stale_longest",
                condition=Q(stale_since__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"index of entry {self.item_id}"
