"""What stops a guesser of passphrases: after a few wrong ones a person waits, as at the door.

Wherever a passphrase is tried it is tried inside `one_try`. The try is counted before, in a row
that is held: who sends many guesses at once gets no more tries than who sends them one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from correspondence.key_events import KeyEvent
from correspondence.models import PassphraseTries
from eoffice import audit, clock
from eoffice.errors import OfficeError
from eoffice.organization.models import User
from eoffice.organization.officer import Officer


class TooManyTries(OfficeError):
    """Too many wrong passphrases in a row."""

    status = 429
    sentence = _("Too many wrong passphrases. Please wait a quarter of an hour.")


class WrongPassphrase(OfficeError):
    """The passphrase does not open the key."""

    status = 422
    sentence = _("This passphrase does not open your signing key.")


@contextmanager
def one_try(by: Officer) -> Iterator[None]:
    """Count one try: kept when it ends in `WrongPassphrase`, given back after any other error.

    Raises `TooManyTries` while this person has to wait. Use outside any transaction.
    """
    _take(by)
    try:
        yield
    except WrongPassphrase:
        audit.record(KeyEvent.WRONG_PASSPHRASE, by=by, chain=("account", by.user_id or 0))
        raise
    except BaseException:
        _tries_of(by).filter(wrong__gt=0).update(wrong=F("wrong") - 1)
        raise
    forget(by)


def forget(by: Officer) -> None:
    """The passphrase was right, or there is a new one."""
    _tries_of(by).update(wrong=0)


@transaction.atomic
def _take(by: Officer) -> None:
    User.objects.locked(by.user_id)
    now = clock.now()
    row = _tries_of(by).first() or PassphraseTries(user_id=by.user_id, last_at=now)
    if row.last_at <= now - settings.AXES_COOLOFF_TIME:
        row.wrong = 0
    if row.wrong >= settings.AXES_FAILURE_LIMIT:
        raise TooManyTries
    row.wrong, row.last_at = row.wrong + 1, now
    row.save()


def _tries_of(by: Officer) -> QuerySet[PassphraseTries]:
    return PassphraseTries.objects.filter(user_id=by.user_id)
