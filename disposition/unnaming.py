"""When a letter turns out to be a complaint, its chain has been speaking of the sender by name."""

from collections.abc import Callable

from correspondence.models import Letter
from disposition.models import Disposition, DispositionSheet, Extension, FollowUp


def take_name_out(letter: Letter, unnamed: Callable[[str], str]) -> None:
    """Called inside the transaction that seals the sender, with the letter locked."""
    of_branches = {"disposition__letter": letter.pk}
    for rows, columns in (
        (DispositionSheet.objects.filter(letter=letter.pk), ("note",)),
        (Disposition.objects.filter(letter=letter.pk), ("end_reason",)),
        (FollowUp.objects.filter(**of_branches), ("text", "decision_note")),
        (Extension.objects.filter(**of_branches), ("reason", "decision_note")),
    ):
        for row in rows:
            for column in columns:
                setattr(row, column, unnamed(getattr(row, column)))
            row.save(update_fields=columns)
