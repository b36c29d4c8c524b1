"""Who may read the trail: an auditor, and only what was done in the organisations of his order.

Knows an officer by what it offers, not by its class.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from eoffice.verdict import YES, Verdict

AUDITOR = "auditor"
NOT_AN_AUDITOR = Verdict(_("Only an auditor with a valid order reads the trail."))


class Reader(Protocol):
    """What is asked of an officer here."""

    def desks_with_role(self, role: str) -> Sequence[Any]:
        """The desks that bear the role today."""


def may_read_trail(officer: Reader) -> Verdict:
    """Whether one of the officer's desks is an auditor's."""
    return YES if officer.desks_with_role(AUDITOR) else NOT_AN_AUDITOR


def organizations_of(officer: Reader) -> set[int]:
    """The organisations whose trail the officer may read."""
    return {desk.organization_id for desk in officer.desks_with_role(AUDITOR)}
