"""Which function does which kind of job. Handlers live in the `tasks.py` of their app."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import autodiscover_modules

Work = Callable[[int], object]
Exhausted = Callable[[int, str], object]


@dataclass(frozen=True, slots=True)
class Handler:
    """How one kind of job is done, and what happens when it cannot be done."""

    kind: str
    work: Work
    queue: str = "fast"
    tries: int = 3
    waits_for: tuple[type[Exception], ...] = (ConnectionError, TimeoutError)
    on_exhausted: Exhausted | None = None


_handlers: dict[str, Handler] = {}


def job(
    kind: str,
    *,
    queue: str = "fast",
    tries: int = 3,
    waits_for: tuple[type[Exception], ...] = (ConnectionError, TimeoutError),
    on_exhausted: Exhausted | None = None,
) -> Callable[[Work], Work]:
    """Declare the handler of a kind: takes the subject's id, is safe to run twice, ≤ 10 lines.

    `waits_for` names the errors of an absent part, which are waited out without end;
    `on_exhausted(subject_id, reason)` gives the subject its end when no try is left.
    """

    def declare(work: Work) -> Work:
        known = _handlers.get(kind)
        if known and (known.work.__module__, known.work.__name__) != (
            work.__module__,
            work.__name__,
        ):
            raise ImproperlyConfigured(f"Two handlers for the job kind {kind!r}.")
        _handlers[kind] = Handler(kind, work, queue, tries, waits_for, on_exhausted)
        return work

    return declare


def handler_of(kind: str) -> Handler | None:
    """The handler of a kind; loads the apps' tasks when the kind is not known yet."""
    if kind not in _handlers:
        autodiscover_modules("tasks")
    return _handlers.get(kind)


def declared() -> list[Handler]:
    """All handlers that are loaded."""
    return list(_handlers.values())
