"""What a handler may raise to say how its job goes on.

The messages are codes and never hold text of a letter: they are kept in the row and shown.
"""

from datetime import timedelta


class TryAgainLater(Exception):
    """A part that the handler needs is absent: wait for it, without end and without blame."""

    def __init__(self, seconds: float = 15, reason: str = "waiting") -> None:
        self.delay = timedelta(seconds=seconds)
        super().__init__(reason)


class CountsAsTry(Exception):
    """The subject itself broke the work (its child process died): uses up one try.

    The reason is handed to the handler's `on_exhausted` when no try is left.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
