"""What a frozen list says of each dossier, and the hash over it.

The rows are copied when the list is frozen: they are what the committee appraised, what the
authorities agreed to and what the minutes carry, whatever happens to the dossier afterwards.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from archive.models import DisposalItem, Dossier

Facts = dict[str, Any]


def facts_of(dossier: Dossier, things: int) -> Facts:
    """The row of a dossier on a list, as plain JSON."""
    return {
        "dossier": dossier.pk,
        "reference": dossier.reference,
        "code": dossier.code,
        "title": dossier.title,
        "unit": str(dossier.unit),
        "span": _span(dossier),
        "things": things,
        "quantity": f"{dossier.quantity} {dossier.quantity_unit}".strip(),
        "copy_status": dossier.copy_status,
        "security": dossier.security,
        "medium": dossier.medium,
        "box": str(dossier.box) if dossier.box else "",
        "folder": str(dossier.folder_number or ""),
        "active_years": dossier.active_years,
        "inactive_years": dossier.inactive_years,
        "final_action": dossier.final_action,
        "rule": dossier.rule.code if dossier.rule else "",
        "trigger_on": _day(dossier.trigger_on),
        "acts_from": _day(dossier.acts_from),
    }


def hash_of(items: Iterable[DisposalItem]) -> str:
    """The hash of a list: the rows in their order, those that were withdrawn later included."""
    rows = [[item.order, item.dossier_id, item.facts] for item in items]
    text = json.dumps(rows, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _span(dossier: Dossier) -> str:
    years = [day.year for day in (dossier.span_from, dossier.span_until) if day]
    if not years:
        return str(dossier.year)
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}-{years[-1]}"


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
