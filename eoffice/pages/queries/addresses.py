"""Addresses that stand in every row of a list or chain: resolved once, then only filled in."""

from functools import cache

from django.urls import get_script_prefix, reverse

STAND_IN = 987654321


def letter_address(pk: int) -> str:
    """The page of a letter."""
    return _letter(get_script_prefix()).replace(str(STAND_IN), str(pk))


@cache
def _letter(_prefix: str) -> str:
    return reverse("pages:letter", args=[STAND_IN])


def outgoing_address(pk: int) -> str:
    """The page of a letter that goes out."""
    return _outgoing(get_script_prefix()).replace(str(STAND_IN), str(pk))


@cache
def _outgoing(_prefix: str) -> str:
    return reverse("outgoing:page", args=[STAND_IN])


def thumb_address(file_id: int, page: int) -> str:
    """The smallest image of a page."""
    thumb = _thumb(get_script_prefix())
    return thumb.replace(str(STAND_IN), str(file_id)).replace(str(STAND_IN - 1), str(page))


@cache
def _thumb(_prefix: str) -> str:
    return reverse("files:thumb", args=[STAND_IN, STAND_IN - 1])


def verb_address(verb: str, pk: int) -> str:
    """The page of a verb of the chain, for the branch or sheet with this number."""
    return _verb(verb, get_script_prefix()).replace(str(STAND_IN), str(pk))


@cache
def _verb(verb: str, _prefix: str) -> str:
    return reverse(f"disposition:{verb}", args=[STAND_IN])
