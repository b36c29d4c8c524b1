"""What `manage.py verify` may find, and who looks for it.

A room with something to verify has a `verify.py` with functions under `@verifier("name")` that
yield `Fault`s one by one, without loading everything at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was left: where, and what, in a sentence without content.

    Where the same is wrong with a run of numbers, `last` is the last of them.
    """

    kind: str
    subject: str
    number: int | None
    sentence: str
    last: int | None = None


Look = Callable[[], Iterable[Fault]]

_lookers: dict[str, Look] = {}


def verifier(name: str) -> Callable[[Look], Look]:
    """Register a generator of faults under the name that `verify --only` takes."""

    def register(look: Look) -> Look:
        known = _lookers.get(name)
        if known and (known.__module__, known.__name__) != (look.__module__, look.__name__):
            raise ImproperlyConfigured(f"Two verifiers are called {name!r}.")
        _lookers[name] = look
        return look

    return register


def names() -> list[str]:
    """What can be verified."""
    autodiscover_modules("verify")
    return sorted(_lookers)


def find(only: Iterable[str] = ()) -> Iterator[Fault]:
    """All faults, one by one."""
    for name in names():
        if not only or name in only:
            yield from _lookers[name]()
