"""The secret on a one-time slip: made, written in groups, read back whatever way it was typed."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without letters and digits that look alike on paper."""
LENGTH, GROUP = 12, 4
VALID_FOR = timedelta(hours=24)
TRIES = 5


def new_secret() -> str:
    """A fresh secret as it is printed: `ABCD-EFGH-JKMN`."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def hash_of(secret: str) -> str:
    """What is kept of a secret; blanks, dashes and case do not count."""
    plain = "".join(sign for sign in secret.upper() if sign in ALPHABET)
    return salted_hmac("eoffice.one_time_slip", plain, algorithm="sha256").hexdigest()


def fits(secret: str, kept: str) -> bool:
    """Whether this is the secret of the slip."""
    return constant_time_compare(hash_of(secret), kept)
