"""Empties the chain of a letter for a destruction: notes, reports and reasons go; who gave what to
whom, and when, stays. Only a disposal of the archive may call this."""

from collections.abc import Iterator

from correspondence.models import Letter
from disposition.models import Disposition, DispositionSheet, Extension, FollowUp


def empty(letter: Letter) -> None:
    """Take the words of the chain away. Inside the caller's transaction, with the letter locked."""
    DispositionSheet.objects.filter(letter=letter.pk).update(note="")
    Disposition.objects.filter(letter=letter.pk).update(end_reason="")
    FollowUp.objects.filter(disposition__letter=letter.pk).update(text="", decision_note="")
    asked = Extension.objects.filter(disposition__letter=letter.pk)
    asked.update(reason="", decision_note="")


def files_of(letter: Letter) -> Iterator[int]:
    """Files of reports, and scans of paper sheets."""
    reports = FollowUp.objects.filter(disposition__letter=letter.pk).exclude(files=None)
    yield from reports.values_list("files", flat=True)
    sheets = DispositionSheet.objects.filter(letter=letter.pk).exclude(basis_file=None)
    yield from sheets.values_list("basis_file", flat=True)


def letters_showing(file_id: int) -> set[int]:
    """The letters to whose chain this file belongs."""
    found = set(
        FollowUp.objects.filter(files=file_id).values_list("disposition__letter", flat=True)
    )
    sheets = DispositionSheet.objects.filter(basis_file=file_id)
    return found | set(sheets.values_list("letter", flat=True))
