"""Who may see which letter: the one derived table (decision 7)."""

from django.db import models
from django.db.models import F, Index, Q, UniqueConstraint

from correspondence.states import Part, Why


class LetterAccess(models.Model):
    """Opens a letter to an audience: a position ("p:12") or a role of an office ("intake:5").

    Written by the action that grants or ends access, in its transaction; `verify` compares the
    table with the live rules. `sorted_by` repeats the letter's received_at so that a long list is
    read from one index.
    """

    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.CASCADE, related_name="access"
    )
    audience = models.CharField(max_length=24)
    why = models.CharField(max_length=10, choices=Why.choices)
    part = models.PositiveSmallIntegerField(choices=Part.choices)
    sorted_by = models.DateTimeField()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["letter", "audience"], name="an_audience_has_one_access_to_a_letter"
            ),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="part_is_known"),
        ]
        indexes = [Index("audience", F("sorted_by").desc(), F("letter").desc(), name="access_list")]

    def __str__(self) -> str:
        return f"{self.audience} sees {self.letter_id}"
