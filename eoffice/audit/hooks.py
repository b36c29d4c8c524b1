"""The hook by which a room learns that something was recorded of one of its things.

Called inside the transaction of the action, before the chain's head is locked: a listener writes a
mark, nothing slower. Knows nobody: a listener registers for a kind of subject.
"""

from collections.abc import Callable

Listener = Callable[[str, int], None]
_listeners: dict[str, list[Listener]] = {}


def when_recorded(kind: str, listener: Listener) -> Listener:
    """Register who is told of every entry about this kind of subject: its event and the id."""
    listeners = _listeners.setdefault(kind, [])
    if listener not in listeners:
        listeners.append(listener)
    return listener


def tell(event: str, kind: str, subject_id: int) -> None:
    """Pass the news on."""
    for listener in _listeners.get(kind, ()):
        listener(event, subject_id)
