"""Which characters of a text the typefaces of letters lack: on paper each would be an empty box."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from correspondence.draft_content import Content
from eoffice import pdf

MOST_NAMED = 10


def sentence_of(content: Content) -> str:
    """The sentence that names them, at most ten; empty where everything can be printed."""
    found = pdf.unprintable("\n".join(_texts(content)))
    if not found:
        return ""
    named = " ".join(_named(character) for character in found[:MOST_NAMED])
    said = _("These characters cannot be printed: %(characters)s. Write them in another way.")
    return said % {"characters": named}


def _named(character: str) -> str:
    return character if character.isprintable() else f"U+{ord(character):04X}"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
