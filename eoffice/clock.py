"""The one source of "now". Whoever needs the time asks here, so that demo and tests can move it.

Pure: no models, no settings. The zone in which a person reads a time belongs to his office.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

_standing_at: ContextVar[datetime | None] = ContextVar("clock_standing_at", default=None)


def now() -> datetime:
    """This instant in UTC, or the instant to which the clock was moved."""
    standing = _standing_at.get()
    return standing if standing is not None else datetime.now(UTC)


def today(zone: tzinfo | str) -> date:
    """The date on the wall of an office in this zone."""
    return now().astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone).date()


@contextmanager
def moved_to(moment: datetime) -> Iterator[None]:
    """Let the clock stand at this instant inside the block (demo data, tests)."""
    if moment.tzinfo is None:
        raise ValueError("A clock is moved to an instant with a time zone.")
    token = _standing_at.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _standing_at.reset(token)
