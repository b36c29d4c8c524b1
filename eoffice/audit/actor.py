"""Who acted, as the trail keeps it: a value, so that names stay as they were. No models here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at a desk, or the system (no user)."""

    user_id: int | None
    name: str
    position_id: int | None = None
    position_title: str = ""
    acting_kind: str = ""
    in_place_of: str = ""
    office_id: int | None = None
    organization_id: int | None = None
    basis: str = ""

    def as_actor(self) -> Actor:
        """An actor is its own."""
        return self


class Acting(Protocol):
    """What may be passed as `by`."""

    def as_actor(self) -> Actor:
        """What the trail keeps of this person."""


SYSTEM = Actor(user_id=None, name="e-Office")
