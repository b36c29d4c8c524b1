"""What changed, as the trail may keep it: coded values as they are, free text as a fingerprint.

So destroyed content is really gone, and yet it can be shown whether two texts were the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils.crypto import salted_hmac

PREFIX = "text:"


def fingerprint(text: str) -> str:
    """A keyed hash of free text; empty stays empty. Short texts cannot be guessed from it."""
    if not text:
        return ""
    secret = getattr(settings, "AUDIT_FINGERPRINT_KEY", "") or settings.SECRET_KEY
    digest = salted_hmac("eoffice.audit.text", text, secret=secret, algorithm="sha256")
    return PREFIX + digest.hexdigest()[:32]


def diff(
    old: Any, new: Any, *, coded: Iterable[str] = (), free: Iterable[str] = ()
) -> dict[str, list[Any]]:
    """Field → [old, new] for what differs between two models or mappings."""
    pairs = {name: (_value(old, name), _value(new, name)) for name in coded}
    pairs |= {
        name: (fingerprint(str(_value(old, name) or "")), fingerprint(str(_value(new, name) or "")))
        for name in free
    }
    return {name: list(pair) for name, pair in pairs.items() if pair[0] != pair[1]}


def _value(thing: Any, name: str) -> Any:
    if thing is None:
        return None
    value = thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name)
    return getattr(value, "pk", value)
