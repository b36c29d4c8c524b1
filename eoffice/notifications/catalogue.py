"""The kinds of notices: each room registers its own, with the sentence that a person reads.

A sentence may use the facts `agenda` (number) and `desk` (position title), nothing of a letter's
content: the same sentence goes out by e-mail.
"""

from collections import defaultdict
from typing import Any

from django.utils.functional import Promise

_sentences: dict[str, str | Promise] = {}


def register(kinds: dict[str, str | Promise]) -> None:
    """Add a room's kinds with their sentences."""
    _sentences.update(kinds)


def kinds() -> dict[str, str | Promise]:
    """Every kind with its sentence, for the preferences."""
    return dict(_sentences)


def sentence_of(kind: str, facts: dict[str, Any]) -> str:
    """What is told, in the language that is active."""
    return str(_sentences.get(kind, kind)) % defaultdict(str, facts)
