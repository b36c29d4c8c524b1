"""What rooms above keep beside the index of letters, in the same words.

The vocabulary is one: a word stays in it as long as it stands on any of the shelves.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One index of a room above, as far as the upkeep of all of them needs it."""

    is_used: Callable[[str], bool]
    counts: Callable[[], Iterable[tuple[str, int]]]
    index_all_stale: Callable[[], int]
    ask_again: Callable[[], None]
    rebuild: Callable[[], int]
    purge: Callable[[], None]


_others: dict[str, Shelf] = {}


def add(name: str, shelf: Shelf) -> None:
    """Register a shelf, in `AppConfig.ready`."""
    _others[name] = shelf


def others() -> Iterator[Shelf]:
    """Every shelf but that of the letters."""
    return iter(_others.values())
