"""The trail's entries as the pages show them: every text decided here, none in a template."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from eoffice.audit import hooks
from eoffice.audit.changes import PREFIX
from eoffice.audit.desks import desk_in_words
from eoffice.audit.kinds import name_of
from eoffice.audit.models import AuditEntry

SHOWN_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Change:
    """One field: before and after; a free text only as its fingerprint."""

    field: str
    old: str
    new: str
    is_text: bool

    @classmethod
    def of(cls, field: str, pair: Any) -> Change:
        """From what the entry keeps."""
        old, new = pair if isinstance(pair, list) and len(pair) == 2 else ("", pair)
        is_text = any(isinstance(value, str) and value.startswith(PREFIX) for value in (old, new))
        return cls(field, _shown(old), _shown(new), is_text)


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "–"
    text = str(value)
    return f"#{text[len(PREFIX) :][:SHOWN_DIGITS]}" if text.startswith(PREFIX) else text


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One entry as a line of the list and as a page."""

    url: str
    subject_url: str
    at: datetime
    sentence: str
    who: str
    desk: str
    subject: str
    basis: str
    address: str
    changes: list[Change]
    details: list[tuple[str, str]]
    entry: AuditEntry

    @classmethod
    def of(cls, entry: AuditEntry, number: str = "") -> TrailRow:
        """The row of an entry, in the reader's language; its subject by its number, if any."""
        query = f"?kind={entry.subject_kind}&subject={entry.subject_id}"
        return cls(
            url=reverse("audit:entry", args=[entry.pk]),
            subject_url=reverse("audit:trail") + query,
            at=entry.at,
            sentence=entry.sentence,
            who=entry.actor_name,
            desk=desk_in_words(entry.position_title, entry.acting_kind, entry.in_place_of),
            subject=_label(entry.subject_kind, entry.subject_id, number),
            basis=entry.basis,
            address=entry.address,
            changes=[Change.of(*change) for change in entry.changes.items()],
            details=[(name, _shown(value)) for name, value in entry.detail.items()],
            entry=entry,
        )


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use, and the list without it."""

    label: str
    url: str


def label_of(kind: str, subject_id: int) -> str:
    """What a subject is called."""
    return _label(kind, subject_id, hooks.numbers_of(kind, [subject_id]).get(subject_id, ""))


def _label(kind: str, subject_id: int, number: str) -> str:
    return f"{name_of(kind)} {number or subject_id}"


def rows_of(entries: Sequence[AuditEntry]) -> list[TrailRow]:
    """The rows of some entries; numbers are asked for once per kind."""
    ids: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        ids[entry.subject_kind].add(entry.subject_id)
    numbers = {kind: hooks.numbers_of(kind, found) for kind, found in ids.items()}
    return [
        TrailRow.of(entry, numbers[entry.subject_kind].get(entry.subject_id, ""))
        for entry in entries
    ]
