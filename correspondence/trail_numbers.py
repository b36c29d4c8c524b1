"""Under which numbers the trail speaks of letters: the agenda number, or the number it went out by.

Every list shows them, of secret letters too.
"""

from collections.abc import Collection, Iterable

from correspondence.models import Letter

MOST = 200


def numbers_of(letter_ids: Collection[int]) -> dict[int, str]:
    """The numbers of those letters that have one already."""
    letters = Letter.objects.filter(pk__in=letter_ids).exclude(agenda_number="")
    return dict(letters.values_list("pk", "agenda_number"))


def letters_with(number: str) -> Iterable[int]:
    """Letters of any office with this number, as it is written."""
    letters = Letter.objects.filter(agenda_number=number.strip()).order_by("-pk")
    return letters.values_list("pk", flat=True)[:MOST]
