"""The hook by which rooms above say which of their notes an officer reads, letter by letter.

Who reads everything of a letter is not asked about. Of others, the notes of their own branches
count: texts that `texts.contribute` gave to the letter, as far as they are open.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from eoffice.hook import Hook
from eoffice.organization.officer import Officer

OpenNotes = Callable[[Officer, list[int]], Iterable[tuple[int, str]]]
contribute: Hook[OpenNotes] = Hook()  # who says which texts are open


def open_notes(officer: Officer, letter_ids: list[int]) -> dict[int, list[str]]:
    """The notes that this officer reads, by letter."""
    found: dict[int, list[str]] = defaultdict(list)
    if not letter_ids:
        return found
    for source in contribute:
        for letter, text in source(officer, letter_ids):
            found[letter].append(text)
    return found
