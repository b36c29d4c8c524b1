"""From where a request came: set by the middleware, read by `record`."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Network address and number of a request; both empty in a worker or a command."""

    address: str = ""
    request_id: str = ""


NOWHERE = Source()

_source: ContextVar[Source | None] = ContextVar("trail_source", default=None)


def set_source(address: str, request_id: str) -> None:
    """Say from where the current request comes."""
    _source.set(Source((address or "")[:64], (request_id or "")[:64]))


def current_source() -> Source:
    """From where the current request comes."""
    return _source.get() or NOWHERE


@contextmanager
def coming_from(address: str, request_id: str = "") -> Iterator[None]:
    """The same for a block; what was before holds again afterwards."""
    token = _source.set(Source((address or "")[:64], (request_id or "")[:64]))
    try:
        yield
    finally:
        _source.reset(token)
