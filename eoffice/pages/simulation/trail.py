"""The trail of a simulated letter: the same entries and the same seals as `audit.record` makes.

What is sealed is the text of `audit.seal`, cut where the casts of a letter differ: its instant, its
details, its letter. A test seals every entry anew.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import connection

from disposition.models import Disposition, DispositionSheet, FollowUp
from eoffice import audit
from eoffice.audit.models import AuditEntry, ChainHead
from eoffice.audit.seal import BEGINNING, FIELDS
from eoffice.documents.models import StoredFile
from eoffice.pages.simulation.chart import Seat
from eoffice.pages.simulation.places import (
    DAYS,
    Given,
    Own,
    Part,
    Starts,
    filled,
    parts_of,
    place_of,
)
from eoffice.pages.simulation.rows import ESCAPES, Cells, Table, Tables

KIND = "letter"
OWN = {"branch": Disposition, "sheet": DispositionSheet, "follow_up": FollowUp}
MARK, RENDERED = re.compile(r'("⟦\d+⟧"|⟦rendered⟧)'), "⟦rendered⟧"
CUTS = re.compile(r'⟦at⟧|"⟦detail⟧"|"⟦subject⟧"')


class Act(NamedTuple):
    """One thing that somebody did to the letter."""

    at: datetime
    event: str
    by: Seat
    detail: dict[str, Any]


class Entry(NamedTuple):
    """One entry: its cells, the text to be sealed in four pieces, its instant, its details."""

    cells: Cells
    pieces: list[str]
    day: int
    written: str
    sealed: str
    detail: list[Part]


@lru_cache(maxsize=4096)
def fingerprint(text: str) -> str:
    """The fingerprint of a text that is used again and again."""
    return audit.fingerprint(text) if text else ""


class Chain:
    """The entries of one drawn letter, chained anew for each of its casts."""

    def __init__(self, tables: Tables, acts: Sequence[Act], first: Mapping[Table, int]) -> None:
        self.tables, self.first = tables, first
        self.table, self.heads = tables.of(AuditEntry), tables.of(ChainHead)
        self.is_copied = connection.vendor == "postgresql"
        names = [field.attname for field in self.table.fields]
        wanted = ("id", "subject_id", "at", "detail", "previous_hash", "hash")
        self.at = [names.index(name) for name in wanted]
        self.entries = [self._entry(act, number) for number, act in enumerate(acts, start=1)]
        head = {"subject_kind": KIND, "count": len(acts), "rooted_count": 0}
        self.head = self.heads.cells_of(head)
        names = [field.attname for field in self.heads.fields]
        self.head_at = [names.index(name) for name in ("id", "subject_id", "hash")]

    def _entry(self, act: Act, number: int) -> Entry:
        facts = act.by.facts | {
            "subject_kind": KIND, "number": number, "event": str(act.event), "changes": {},
        }  # fmt: skip
        marked = {"at": "⟦at⟧", "detail": "⟦detail⟧", "subject_id": "⟦subject⟧"}
        content = {name: (facts | marked)[name] for name in FIELDS}
        utc = act.at.astimezone(UTC)
        return Entry(
            cells=self.table.cells_of(facts), pieces=CUTS.split(_json(content)),
            day=place_of(utc), written=_rest(utc, is_copied=self.is_copied),
            sealed=f"T{utc.time().isoformat(timespec='microseconds')}+00:00",
            detail=self._detail(act.detail),
        )  # fmt: skip

    def _detail(self, detail: dict[str, Any]) -> list[Part]:
        """The details as text, cut around own rows, the own number and days."""
        own: list[Own] = []

        def marked(model: Any, pk: int) -> str:
            table = self.tables.of(model)
            own.append(Own(table, pk - self.first[table]))
            return f"⟦{len(own) - 1}⟧"

        said = detail | {name: marked(OWN[name], detail[name]) for name in OWN.keys() & detail}
        if files := said.get("files"):
            said["files"] = [marked(StoredFile, pk) for pk in files]
        if said.get("number") is Given.RENDERED:
            said["number"] = RENDERED
        return _cut(_json(said), own)

    def cast(self, starts: Starts, days: int, given: Mapping[Given, Any], letter: int) -> None:
        """Let the chain of one letter wait to be written."""
        pk_at, subject_at, moment_at, detail_at, previous_at, hash_at = self.at
        subject, previous, pk = str(letter), BEGINNING, self.table.take(len(self.entries))
        for entry in self.entries:
            detail, day = filled(entry.detail, starts, days, given), DAYS[entry.day + days]
            one, two, three, four = entry.pieces
            text = f"{previous}\n{one}{day}{entry.sealed}{two}{detail}{three}{subject}{four}"
            sealed = sha256(text.encode()).hexdigest()
            cells = entry.cells.copy()
            cells[pk_at], cells[subject_at] = str(pk), subject
            cells[moment_at] = day + entry.written
            is_escaped = self.is_copied and "\\" in detail
            cells[detail_at] = detail.translate(ESCAPES) if is_escaped else detail
            cells[previous_at], cells[hash_at] = previous, sealed
            self.table.waiting.append(cells)
            previous, pk = sealed, pk + 1
        head = self.head.copy()
        found = (str(self.heads.take(1)), subject, previous)
        for at, value in zip(self.head_at, found, strict=True):
            head[at] = value
        self.heads.waiting.append(head)


def _cut(text: str, own: Sequence[Own]) -> list[Part]:
    """Cut a text around own rows, the own number and days."""
    parts: list[Part] = []
    for odd, piece in enumerate(MARK.split(text)):
        if odd % 2:
            parts.append(Given.RENDERED if piece == RENDERED else own[int(piece.strip('"⟦⟧'))])
        else:
            parts += parts_of(piece)
    return [part for part in parts if part != ""]


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _rest(moment: datetime, *, is_copied: bool) -> str:
    """The time of an instant as the database writes it."""
    time = moment.time().isoformat()
    return f"T{time}+00:00" if is_copied else f" {time}"
