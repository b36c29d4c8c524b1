"""The hooks by which a room learns that something was recorded of one of its things, and by which
it tells under which number people know them.

A listener is called inside the transaction of the action, before the chain's head is locked: it
writes a mark, nothing slower. Knows nobody: a room registers for a kind of subject.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from eoffice.hook import Hook

Listener = Callable[[str, int], None]
Numbers = Callable[[Collection[int]], dict[int, str]]
Finder = Callable[[str], Iterable[int]]
_hooks: defaultdict[str, Hook[Listener]] = defaultdict(Hook)
_numbered: dict[str, tuple[Numbers, Finder]] = {}


def when_recorded(kind: str, listener: Listener) -> Listener:
    """Register who is told of every entry about this kind of subject: its event and the id."""
    return _hooks[kind](listener)


def tell(event: str, kind: str, subject_id: int) -> None:
    """Pass the news on."""
    _hooks[kind].tell(event, subject_id)


def numbered(kind: str, numbers: Numbers, finder: Finder) -> None:
    """Register the numbers of a kind of subject, and what finds its subjects by such a number.

    No number may tell more than the lists show of a secret thing.
    """
    _numbered[kind] = numbers, finder


def numbers_of(kind: str, subject_ids: Collection[int]) -> dict[int, str]:
    """The numbers of those subjects that have one."""
    return _numbered[kind][0](subject_ids) if kind in _numbered else {}


def subjects_with(number: str) -> dict[str, list[int]]:
    """The subjects of every kind that bear a number."""
    return {kind: list(finder(number)) for kind, (_numbers, finder) in _numbered.items()}
