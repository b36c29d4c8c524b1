"""The trail of a simulated letter: the same entries and the same seals as `audit.record` makes."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from eoffice import audit
from eoffice.audit.models import AuditEntry, ChainHead
from eoffice.audit.seal import BEGINNING, seal
from eoffice.pages.simulation.chart import Seat
from eoffice.pages.simulation.rows import Tables


class Act(NamedTuple):
    """One thing that somebody did to the letter."""

    at: datetime
    event: str
    by: Seat
    detail: dict[str, Any]


@lru_cache(maxsize=4096)
def fingerprint(text: str) -> str:
    """The fingerprint of a text that is used again and again."""
    return audit.fingerprint(text) if text else ""


def write(tables: Tables, kind: str, subject_id: int, acts: Iterable[Act]) -> None:
    """Chain the acts in the order of their time and set the head on the last."""
    previous, number = BEGINNING, 0
    for act in sorted(acts, key=lambda act: act.at):
        number += 1
        facts = act.by.facts | {
            "subject_kind": kind,
            "subject_id": subject_id,
            "number": number,
            "at": act.at,
            "event": act.event,
            "changes": {},
            "detail": act.detail,
        }
        sealed = seal(facts, previous)
        tables.add(AuditEntry, previous_hash=previous, hash=sealed, **facts)
        previous = sealed
    tables.add(ChainHead, subject_kind=kind, subject_id=subject_id, count=number, hash=previous)
