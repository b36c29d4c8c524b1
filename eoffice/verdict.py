"""The answer to "may this officer do that?": yes, or no with its sentence.

Policies return a `Verdict`; pages show its reason beside a disabled button, actions enforce it.
Must not import: models, requests, settings.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from eoffice.errors import Refused


@dataclass(frozen=True, slots=True)
class Verdict:
    """Yes when there is no reason against it; else no, and the reason is the sentence shown."""

    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return not self.reason

    def enforce(self) -> None:
        """Raise `Refused` with the reason, if there is one."""
        if self.reason:
            raise Refused(self.reason)


YES = Verdict()
