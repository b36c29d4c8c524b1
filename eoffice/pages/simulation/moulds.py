"""A drawn letter as a mould: its rows, with a place for everything in which its casts differ.

A letter is drawn once and may be cast many times: with other ids, so many days earlier or later,
under its own number. Days are whole weeks, so that a cast keeps the office's working hours; nothing
else of it is changed. What hangs on a letter points at its rows by their drawn ids.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import DateField, DateTimeField, Field, JSONField

from correspondence.models import Letter, Register
from eoffice.calendar import OfficeHours
from eoffice.pages.simulation.places import (
    DAYS,
    Given,
    Moment,
    Own,
    Part,
    filled,
    parts_of,
    place_of,
)
from eoffice.pages.simulation.rows import Cells, Table, Tables
from eoffice.pages.simulation.trail import Act, Chain

Place = tuple[int, Part | list[Part]]


class Numbered(NamedTuple):
    """In which book a letter has its number, since when, and the office's day of that instant."""

    book: Register
    at: datetime
    day: int


@dataclass(slots=True, eq=False)
class Mould:
    """One drawn letter. `rest`: when its last thing happened, if it has come to its end.

    `day` is the office's day on which it came.
    """

    letter: dict[str, Any]
    sender_number: str
    received: datetime
    day: int
    rest: datetime | None
    numbered: Numbered | None
    rows: list[tuple[Table, Cells, list[Place]]]
    counts: list[tuple[Table, int]]
    chain: Chain

    def cast(self, days: int, given: Mapping[Given, Any]) -> int:
        """Let one letter wait to be written; its id."""
        starts = {table: table.take(count) for table, count in self.counts}
        for table, cells, places in self.rows:
            row = cells.copy()
            for at, part in places:
                if isinstance(part, Own):
                    row[at] = str(starts[part.table] + part.offset)
                elif isinstance(part, Moment):
                    row[at] = DAYS[part.day + days] + part.rest
                elif isinstance(part, Given):
                    row[at] = given[part]
                else:
                    row[at] = filled(part, starts, days, given)
            table.waiting.append(row)
        letter = starts[self.counts[0][0]]
        self.chain.cast(starts, days, given, letter)
        return letter


class Foundry:
    """Makes moulds of drawn letters."""

    def __init__(self, tables: Tables, hours: OfficeHours) -> None:
        self.tables, self.hours, self.letters = tables, hours, tables.of(Letter)
        self.is_copied = connection.vendor == "postgresql"

    def mould(
        self,
        letter: dict[str, Any],
        acts: Iterable[Act],
        *,
        numbered: Numbered | None,
        is_ended: bool,
        sender_number: str = "",
    ) -> Mould:
        """Everything that was drawn since the mould before."""
        drawn, ordered = self.tables.take_drawn(), sorted(acts, key=lambda act: act.at)
        ids: dict[Table, list[int]] = {self.letters: []}
        for table, row in drawn:
            ids.setdefault(table, []).append(row["id"])
        first = {table: min(found) for table, found in ids.items()}
        return Mould(
            letter=letter,
            sender_number=sender_number,
            received=letter["received_at"],
            day=place_of(self.hours.date_of(letter["received_at"])),
            rest=ordered[-1].at if is_ended else None,
            numbered=numbered,
            rows=[(table, *self._row(table, row, first)) for table, row in drawn],
            counts=[(table, len(found)) for table, found in ids.items()],
            chain=Chain(self.tables, ordered, first),
        )

    def _row(
        self, table: Table, row: dict[str, Any], first: Mapping[Table, int]
    ) -> tuple[Cells, list[Place]]:
        cells, places = table.empty.copy(), []
        for at, field in enumerate(table.fields):
            if field.attname not in row:
                continue
            value = row[field.attname]
            if part := self._part(field, value, table, first):
                places.append((at, part))
            else:
                cells[at] = table.cell_of(field, value)
        return cells, places

    def _part(
        self, field: Field, value: Any, table: Table, first: Mapping[Table, int]
    ) -> Part | list[Part] | None:
        """What fills a place in which casts differ; nothing where all are the same."""
        if value is None or isinstance(value, Given):
            return value
        if own := self._own(field, table):
            return Own(own, value - first[own]) if own in first else None
        if isinstance(field, DateField):
            is_instant = isinstance(field, DateTimeField)
            return self._moment(value) if is_instant else Moment(place_of(value))
        if isinstance(field, JSONField):
            parts = parts_of(str(table.cell_of(field, value)))
            return parts if len(parts) > 1 else None
        return None

    def _own(self, field: Field, table: Table) -> Table | None:
        """The table of rows of letters at which a column points, its own for the key."""
        if not field.is_relation:
            return table if field.primary_key else None
        return self.tables.by_model.get(field.related_model._meta.concrete_model)

    def _moment(self, moment: datetime) -> Moment:
        utc = moment.astimezone(UTC)
        time = utc.time().isoformat()
        return Moment(place_of(utc), f"T{time}+00:00" if self.is_copied else f" {time}")
