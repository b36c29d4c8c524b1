"""The hook by which the rooms above learn that a file's text is there (search, suggestions).

Called inside the transaction that closes the reading: a listener enqueues a job, nothing slower.
"""

from collections.abc import Callable

from eoffice.documents.models import StoredFile

Listener = Callable[[StoredFile], None]
_listeners: list[Listener] = []


def when_text_is_read(listener: Listener) -> Listener:
    """Register who is told that the pages of a file were read."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def tell(file: StoredFile) -> None:
    """Pass the news on."""
    for listener in _listeners:
        listener(file)
