"""What the trail tells: the history of one subject, and the tray of an auditor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from eoffice.audit.models import AuditEntry


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One line of a history: when, who, in whose place, what."""

    number: int
    at: datetime
    event: str
    sentence: str
    actor_id: int | None
    actor_name: str
    position_id: int | None
    position_title: str
    in_place_of: str
    acting_kind: str
    basis: str
    changes: dict[str, Any]
    detail: dict[str, Any]

    @classmethod
    def of(cls, entry: AuditEntry) -> TimelineLine:
        """The line of an entry, in the reader's language."""
        same = {
            name: getattr(entry, name)
            for name in cls.__slots__  # type: ignore[attr-defined]
        }
        return cls(**same)


def timeline_of(kind: str, subject_id: int, *, newest: int | None = None) -> list[TimelineLine]:
    """The history of one subject, oldest first; only the newest lines if a number is given."""
    entries = AuditEntry.objects.filter(subject_kind=kind, subject_id=subject_id)
    chosen = list(entries.order_by("-number")[:newest])
    return [TimelineLine.of(entry) for entry in reversed(chosen)]
