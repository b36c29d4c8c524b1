"""Under which number a letter runs at an office that it reached from another one."""

from __future__ import annotations

from collections.abc import Collection

from correspondence.models import Arrival, Letter
from eoffice.organization.officer import Officer


def numbers_there(
    letter_ids: Collection[int], office_ids: Collection[int]
) -> dict[tuple[int, int], str]:
    """The newest agenda number by letter and office; nothing where the desk has given none."""
    numbered = Arrival.objects.filter(letter__in=letter_ids, office__in=office_ids)
    rows = numbered.exclude(agenda_number="").order_by("pk")
    found = rows.values_list("letter_id", "office_id", "agenda_number")
    return {(letter, office): number for letter, office, number in found}


def number_here(letter: Letter, officer: Officer) -> str:
    """The number under which the letter runs where this officer sits now; else in another of his
    offices; else where it was recorded."""
    if officer.office_ids <= {letter.office_id} or officer.office_id == letter.office_id:
        return letter.agenda_number
    there = numbers_there([letter.pk], officer.office_ids)
    here = there.get((letter.pk, officer.office_id))
    return here or next(iter(there.values()), letter.agenda_number)
