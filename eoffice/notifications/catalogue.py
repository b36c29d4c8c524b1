"""The kinds of notices: each room registers its own, with the sentence that a person reads.

A sentence may use the facts `agenda` (number), `desk` and `writer` (position titles) and `type`,
nothing of a letter's content: the same sentence goes out by e-mail. What the letter of a notice
(fact `letter`) is about is looked up when the list is read, for its reader, and kept nowhere.
"""

from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

from django.utils.functional import Promise

from eoffice.hook import Hook
from eoffice.organization.officer import Officer

tells_what_it_is_about: Hook[Callable[[Officer, Collection[int]], dict[int, str]]] = Hook()

Kinds = dict[str, str | Promise]

_sentences: Kinds = {}
_groups: list[tuple[str | Promise, Kinds]] = []


def register(title: str | Promise, kinds: Kinds) -> None:
    """Add the kinds of one subject with their sentences."""
    _groups.append((title, kinds))
    _sentences.update(kinds)


def kinds() -> Kinds:
    """Every kind with its sentence."""
    return dict(_sentences)


def groups() -> list[tuple[str | Promise, Kinds]]:
    """Every kind with its sentence under its subject, for the preferences."""
    return list(_groups)


def about(letter_ids: Collection[int], *, by: Officer) -> dict[int, str]:
    """What these letters are about, as far as this person may know it now."""
    found: dict[int, str] = {}
    for tell in tells_what_it_is_about:
        found |= tell(by, letter_ids)
    return found


def sentence_of(kind: str, facts: dict[str, Any]) -> str:
    """What is told, in the language that is active."""
    return str(_sentences.get(kind, kind)) % defaultdict(str, facts)


def plain_sentence_of(kind: str) -> str:
    """The same with dots in place of the facts."""
    return str(_sentences[kind]) % defaultdict(lambda: "…")
