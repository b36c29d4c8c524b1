"""The hook by which rooms above say which of their notes an officer reads, letter by letter.

Who reads everything of a letter is not asked about. Of others, the notes of their own branches
count: texts that `texts.contribute` gave to the letter, as far as they are open.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from eoffice.organization.officer import Officer

OpenNotes = Callable[[Officer, list[int]], Iterable[tuple[int, str]]]
_sources: list[OpenNotes] = []


def contribute(source: OpenNotes) -> None:
    """Let a room above say which texts are open; called once, from its AppConfig.ready."""
    if source not in _sources:
        _sources.append(source)


def open_notes(officer: Officer, letter_ids: list[int]) -> dict[int, list[str]]:
    """The notes that this officer reads, by letter."""
    found: dict[int, list[str]] = defaultdict(list)
    for source in _sources:
        for letter, text in source(officer, letter_ids):
            found[letter].append(text)
    return found
