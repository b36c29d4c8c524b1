"""What stops a guesser of passphrases: after a few wrong ones a person waits, as at the door.

Used wherever a passphrase is asked: `check` before it is tried, `note_wrong` when it was wrong,
`forget` when it was right.
"""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from correspondence.key_events import KeyEvent
from eoffice import audit
from eoffice.errors import OfficeError
from eoffice.organization.officer import Officer


class TooManyTries(OfficeError):
    """Too many wrong passphrases in a row."""

    status = 429
    sentence = _("Too many wrong passphrases. Please wait a quarter of an hour.")


def check(by: Officer) -> None:
    """Raise `TooManyTries` while this person has to wait."""
    if cache.get(_place(by), 0) >= settings.AXES_FAILURE_LIMIT:
        raise TooManyTries


def note_wrong(by: Officer) -> None:
    """Count and record a wrong passphrase."""
    seconds = int(settings.AXES_COOLOFF_TIME.total_seconds())
    cache.set(_place(by), cache.get(_place(by), 0) + 1, seconds)
    audit.record(KeyEvent.WRONG_PASSPHRASE, by=by, chain=("account", by.user_id or 0))


def forget(by: Officer) -> None:
    """The passphrase was right."""
    cache.delete(_place(by))


def _place(by: Officer) -> str:
    return f"passphrase-tries:{by.user_id}"
