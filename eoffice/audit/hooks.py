"""The hook by which a room learns that something was recorded of one of its things.

Called inside the transaction of the action, before the chain's head is locked: a listener writes a
mark, nothing slower. Knows nobody: a listener registers for a kind of subject.
"""

from collections import defaultdict
from collections.abc import Callable

from eoffice.hook import Hook

Listener = Callable[[str, int], None]
_hooks: defaultdict[str, Hook[Listener]] = defaultdict(Hook)


def when_recorded(kind: str, listener: Listener) -> Listener:
    """Register who is told of every entry about this kind of subject: its event and the id."""
    return _hooks[kind](listener)


def tell(event: str, kind: str, subject_id: int) -> None:
    """Pass the news on."""
    _hooks[kind].tell(event, subject_id)
