"""Whose trail somebody may read: asked of an officer by what it offers, not by its class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

AUDITOR = "auditor"


class Reader(Protocol):
    """What is asked of an officer here."""

    def desks_with_role(self, role: str) -> Sequence[Any]:
        """The desks that bear the role today."""


def organizations_of(officer: Reader) -> set[int]:
    """The organisations whose trail the officer may read."""
    return {desk.organization_id for desk in officer.desks_with_role(AUDITOR)}
