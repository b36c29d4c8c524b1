"""Whole numbers that an address or a form says, read without trust.

Nonsense is no error: what nobody can have been given is read as nothing. Pure: knows no request,
no model and no page.
"""

from collections.abc import Iterable

DIGITS = 18  # of a number that both databases can hold


def whole(text: str | None, *, digits: int = DIGITS) -> int | None:
    """The whole number without a sign; nothing for anything else, or for more digits than that."""
    said = text or ""
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= digits else None


def wholes(texts: Iterable[str]) -> list[int]:
    """The whole numbers among these, in their order."""
    return [number for text in texts if (number := whole(text)) is not None]
