"""The trail's entries as the pages show them: every text decided here, none in a template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from eoffice.audit.changes import PREFIX
from eoffice.audit.kinds import name_of
from eoffice.audit.models import AuditEntry

SHOWN_DIGITS = 12
SPOKEN = {"plt": "Plt.", "plh": "Plh.", "pj": "Pj."}


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
    def of(cls, entry: AuditEntry) -> TrailRow:
        """The row of an entry, in the reader's language."""
        query = f"?kind={entry.subject_kind}&subject={entry.subject_id}"
        return cls(
            url=reverse("audit:entry", args=[entry.pk]),
            subject_url=reverse("audit:trail") + query,
            at=entry.at,
            sentence=entry.sentence,
            who=entry.actor_name,
            desk=_desk(entry),
            subject=f"{name_of(entry.subject_kind)} {entry.subject_id}",
            basis=entry.basis,
            address=entry.address,
            changes=[Change.of(*change) for change in entry.changes.items()],
            details=[(name, _shown(value)) for name, value in entry.detail.items()],
            entry=entry,
        )


def _desk(entry: AuditEntry) -> str:
    """The desk, and in whose place."""
    desk = entry.position_title
    if entry.acting_kind in SPOKEN:
        desk = f"{SPOKEN[entry.acting_kind]} {desk}"
    if not entry.in_place_of:
        return desk
    words = {"desk": desk, "name": entry.in_place_of}
    return _("%(desk)s, in place of %(name)s") % words
