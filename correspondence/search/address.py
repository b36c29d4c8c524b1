"""The address of the search page as a question: what a page reads, a saved search keeps. Pure."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from correspondence.search import facets
from correspondence.search.answering import Asked

LONGEST = 200
BY_RELEVANCE = "relevance"


def chosen_by(query: Mapping[str, Any]) -> dict[str, str]:
    """The facets that an address chooses; what does not exist is passed over."""
    named = {name: str(query.get(name, ""))[:40] for name in facets.TITLES}
    return {name: value for name, value in named.items() if facets.mark_of(name, value)}


def asked_by(query: Mapping[str, Any]) -> Asked:
    """What an address asks for."""
    return Asked(
        words=" ".join(str(query.get("q", "")).replace("\x00", " ").split())[:LONGEST],
        marks=tuple(facets.mark_of(name, value) for name, value in chosen_by(query).items()),
        exactly=query.get("exact") == "1",
        loosely=query.get("loose") == "1",
    )


def kept(text: str) -> Asked:
    """What a kept address asks for."""
    return asked_by(QueryDict(text))
