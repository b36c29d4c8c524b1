"""Addresses of things that stand in every row of a list: resolved once, then only filled in."""

from functools import cache

from django.urls import get_script_prefix, reverse

STAND_IN = 987654321


def letter_address(pk: int) -> str:
    """The page of a letter."""
    return _letter(get_script_prefix()).replace(str(STAND_IN), str(pk))


@cache
def _letter(_prefix: str) -> str:
    return reverse("pages:letter", args=[STAND_IN])
