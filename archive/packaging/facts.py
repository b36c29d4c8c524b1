"""A dossier and what lies in it as plain values: the metadata of a package."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from archive.models import Dossier, DossierItem
from archive.queries.dossier_items import items_of
from archive.states import ItemKind
from correspondence.models import Letter, LetterFile
from correspondence.states import SECRET
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileState

FORMAT, VERSION = "eoffice-dossier", 1
OF_DOSSIER = (
    "reference", "number", "year", "title", "note", "old_number", "old_code", "creator_name",
    "security", "medium", "copy_status", "quantity", "quantity_unit", "condition", "span_from",
    "span_until", "closed_on", "trigger_on", "trigger_text", "active_years", "inactive_years",
    "final_action", "final_note", "active_until", "inactive_until", "acts_from", "is_vital",
    "is_protected",
)  # fmt: skip
OF_ITEM = (
    "order", "kind", "is_link", "has_paper", "description", "dated_on", "quantity",
    "quantity_unit", "copy_status", "note", "filed_at", "filed_by_name",
)  # fmt: skip
OF_LETTER = (
    "kind", "agenda_number", "sender_name", "sender_number", "letter_date", "received_at",
    "subject", "summary", "attachment_note", "addressee_written", "security", "urgency", "outcome",
    "completed_at",
)  # fmt: skip
OF_SECRET = ("kind", "agenda_number", "letter_date", "received_at", "security", "urgency")
ENDINGS = {"pdf": "pdf", "jpeg": "jpg", "png": "png", "tiff": "tif"}
WITH_BYTES = (FileState.READY, FileState.REFUSED, FileState.RECEIVED)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package, and where it lies in it."""

    file: StoredFile
    role: str
    path: str
    viewing_path: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the dossier with its files."""

    facts: dict[str, Any]
    parts: tuple[Part, ...]


def dossier_facts(dossier: Dossier) -> dict[str, Any]:
    """Everything that is known of the dossier, and why it is kept so long."""
    found = {name: plain(getattr(dossier, name)) for name in OF_DOSSIER}
    code = dossier.classification
    return found | {
        "classification": {"code": code.code, "name": code.name} if code else None,
        "unit": str(dossier.unit),
        "office": str(dossier.office),
        "organization": str(dossier.organization),
        "state": dossier.came_from or dossier.state,
        "opened_at": plain(dossier.opened_at),
        "retention": dossier.retention.sentence,
    }


def entries_of(dossier: Dossier) -> Iterator[Entry]:
    """What lies in it, in its order; of a secret letter its register line only."""
    for item in items_of(dossier).prefetch_related("letter__letter_files__file"):
        parts = tuple(_parts(item))
        facts = {name: plain(getattr(item, name)) for name in OF_ITEM}
        withheld = item.letter is not None and item.letter.security in SECRET
        facts |= {"withheld": withheld, "letter": _letter(item.letter)}
        yield Entry(facts, parts)


def plain(value: Any) -> Any:
    """A value as JSON knows it."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def _letter(letter: Letter | None) -> dict[str, Any] | None:
    if letter is None:
        return None
    names = OF_SECRET if letter.security in SECRET else OF_LETTER
    return {name: plain(getattr(letter, name)) for name in names}


def _parts(item: DossierItem) -> Iterator[Part]:
    for at, (file, role) in enumerate(_files(item), start=1):
        folder = f"data/files/{item.order:04d}"
        stem = f"{folder}/{at:02d}-{_safe(file.name)}"
        has_copy = bool(file.state == FileState.READY and file.viewing_key)
        path = f"{stem}.{ENDINGS.get(file.kind, 'bin')}"
        yield Part(file, role, path, f"{stem}-view.pdf" if has_copy else "")


def _files(item: DossierItem) -> list[tuple[StoredFile, str]]:
    if item.kind == ItemKind.FILE and item.file:
        return [(item.file, "document")]
    if item.letter is None or item.letter.security in SECRET:
        return []
    rows = [row for row in item.letter.letter_files.all() if row.detached_at is None]
    return [(row.file, str(row.role)) for row in sorted(rows, key=_in_order)]


def _in_order(row: LetterFile) -> tuple[int, int]:
    return row.order, row.pk


def _safe(name: str) -> str:
    """A name that every system can write, from the one that was given."""
    stem = name.rsplit(".", 1)[0]
    flat = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_-]+", "-", flat).strip("-")[:60] or "file"
