"""The hook by which the rooms above learn that a PDF carries signatures, to have them judged.

They know whom to believe; this room keeps what they found (`actions.keep_signatures`). Called
inside the transaction that makes the file ready: a listener enqueues a job, nothing slower.
"""

from collections.abc import Callable

from eoffice.documents.models import StoredFile

Listener = Callable[[StoredFile], None]
_listeners: list[Listener] = []


def when_signatures_are_there(listener: Listener) -> Listener:
    """Register who is told that a file carries signatures."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def tell(file: StoredFile) -> None:
    """Pass the news on."""
    for listener in _listeners:
        listener(file)
