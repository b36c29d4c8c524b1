"""Whose letterhead it is: the one contact of the directory that a letterhead names."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import reduce
from operator import or_

from django.db.models import Q

from correspondence.models import Contact
from correspondence.normalising import name_key

ALIKE = 0.93
"""Two keys of which one was misread are at least so alike."""
LOOKED_AT = 200
LONG_WORD, MOST_WORDS = 5, 3
GOVERNMENT = {"pemerintah"}
PLACE = re.compile(r"^(kota|kabupaten|kab|provinsi|republik)\b|^\(.*\)$", re.IGNORECASE)
ORDINAL = re.compile(r"\b(?:\d+|[ivx]+)\b")


def contact_of_letterhead(
    organization_id: int, lines: Sequence[str]
) -> tuple[Contact | None, bool]:
    """The contact, and whether it is named exactly so: whole, by its last lines, or misread.

    The first line of several, such as the government to which an agency belongs, names nobody.
    """
    keys = _keys(lines)
    contacts = Contact.objects.filter(organization=organization_id, active=True)
    exact = contacts.filter(name_key__in=keys)
    if contact := min(exact, key=lambda one: keys.index(one.name_key), default=None):
        return contact, True
    if not keys:
        return None, False
    near = list(contacts.filter(_shares_a_word(keys[0]))[:LOOKED_AT])
    if contact := next((one for one in near if _same_words(one.name_key, keys[0])), None):
        return contact, True
    scored = [(max(_likeness(one.name_key, key) for key in keys), one) for one in near]
    best, contact = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return (contact, False) if best >= ALIKE else (None, False)


def _keys(lines: Sequence[str]) -> list[str]:
    """The whole letterhead, then its ends, then it without the place or short name below."""
    parts = [lines[at:] for at in range(len(lines))]
    if len(lines) > 1 and PLACE.match(lines[-1]):
        parts = [*parts[:-1], lines[:-1], *([lines[1:-1]] if lines[2:] else [])]
    return list(dict.fromkeys(key for part in parts if (key := name_key(" ".join(part)))))


def _shares_a_word(key: str) -> Q:
    words = sorted((word for word in key.split() if len(word) >= LONG_WORD), key=len)
    asked = [Q(name_key__contains=word) for word in words[-MOST_WORDS:] or [key]]
    return reduce(or_, asked)


def _same_words(one: str, other: str) -> bool:
    """ "Dinas Kesehatan Kota Melati" below "Pemerintah Kota Melati" in another order."""
    return sorted(set(one.split()) - GOVERNMENT) == sorted(set(other.split()) - GOVERNMENT)


def _likeness(one: str, other: str) -> float:
    if ORDINAL.findall(one) != ORDINAL.findall(other):
        return 0.0
    return SequenceMatcher(None, one, other).ratio()
