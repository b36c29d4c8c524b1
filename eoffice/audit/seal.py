"""The hash of an entry: over every field of it and the hash of the entry before.

Pure. `plain` brings values into the one form that both databases give back unchanged.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

BEGINNING = "0" * 64
FIELDS = (
    "subject_kind",
    "subject_id",
    "number",
    "at",
    "event",
    "actor_id",
    "actor_name",
    "position_id",
    "position_title",
    "in_place_of",
    "acting_kind",
    "basis",
    "organization_id",
    "office_id",
    "changes",
    "detail",
    "address",
    "request_id",
)


def plain(value: Any) -> Any:
    """Text, whole numbers, yes/no, nothing, lists and objects; all else becomes text."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {clean(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in (sorted(value) if isinstance(value, set) else value)]
    return clean(value)


def clean(value: Any) -> str:
    """Text without what a database would refuse or change (NUL, halves of a pair)."""
    if isinstance(value, datetime):
        return _instant(value)
    text = value.isoformat() if isinstance(value, date) else str(value)
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _instant(moment: datetime) -> str:
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.isoformat(timespec="microseconds")


def seal(fields: Mapping[str, Any], previous: str) -> str:
    """The hash of an entry that follows the previous one."""
    content = {name: fields[name] for name in FIELDS}
    content["at"] = _instant(fields["at"])
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()
