"""Rows as the database wants them: cells by model, written by COPY or in bulk. Knows no letter."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from itertools import count
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Field, Max, Model

NULL = "\\N"
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
Cells = list[Any]
MISSING = object()


class Table:
    """Cells of one model that wait to be written; their ids are given here."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        self.fields = list(model._meta.concrete_fields)
        self.columns = [field.column for field in self.fields]
        self.cell_of = _encoded if connection.vendor == "postgresql" else _adapted
        self.empty = [self.cell_of(field, _default_of(field)) for field in self.fields]
        newest = model._base_manager.aggregate(newest=Max("pk"))["newest"] or 0
        self.drawn_ids, self.next = count(1), newest + 1
        self.waiting: list[Cells] = []

    def take(self, how_many: int) -> int:
        """The first of so many new ids in a row."""
        first, self.next = self.next, self.next + how_many
        return first

    def cells_of(self, values: dict[str, Any]) -> Cells:
        """A row of these values, with the defaults of the others."""
        given = ((field, values.get(field.attname, MISSING)) for field in self.fields)
        return [
            empty if value is MISSING else self.cell_of(field, value)
            for (field, value), empty in zip(given, self.empty, strict=True)
        ]

    def written(self) -> tuple[int, Callable[[Any], None]]:
        """How many rows waited, and what writes them with a cursor of the driver."""
        rows, self.waiting = self.waiting, []
        names = ", ".join(f'"{column}"' for column in self.columns)
        name = f'"{self.model._meta.db_table}" ({names})'
        if connection.vendor == "postgresql":
            content = StringIO("".join("\t".join(cells) + "\n" for cells in rows))
            return len(rows), lambda cursor: cursor.copy_expert(f"COPY {name} FROM STDIN", content)
        places = ", ".join(["?"] * len(self.columns))
        statement = f"INSERT INTO {name} VALUES ({places})"  # noqa: S608
        return len(rows), lambda cursor: cursor.executemany(statement, rows)


class Tables:
    """The tables of one simulation by model, in the order in which they must be filled."""

    def __init__(self) -> None:
        self.by_model: dict[type[Model], Table] = {}
        self.drawn: list[tuple[Table, dict[str, Any]]] = []
        self.written = 0

    def of(self, model: type[Model]) -> Table:
        """The table of a model."""
        if model not in self.by_model:
            self.by_model[model] = Table(model)
        return self.by_model[model]

    def add(self, model: type[Model], **values: Any) -> dict[str, Any]:
        """A row of the letter that is drawn now; it may still be changed until it is taken."""
        table = self.of(model)
        values["id"] = next(table.drawn_ids)
        self.drawn.append((table, values))
        return values

    def take_drawn(self) -> list[tuple[Table, dict[str, Any]]]:
        """The rows of the letter, which is finished."""
        drawn, self.drawn = self.drawn, []
        return drawn

    @property
    def names(self) -> list[str]:
        """What the tables are called."""
        return [model._meta.db_table for model in self.by_model]

    def write(self) -> list[Callable[[Any], None]]:
        """What writes everything that waits, in the order in which the models came."""
        steps = [table.written() for table in self.by_model.values() if table.waiting]
        self.written += sum(rows for rows, _step in steps)
        return [step for _rows, step in steps]

    def finish(self) -> None:
        """Let the database go on after the given ids, and look at what it holds now."""
        statements = connection.ops.sequence_reset_sql(no_style(), list(self.by_model))
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            cursor.execute("ANALYZE")


def _default_of(field: Field) -> Any:
    """What a column holds that a row does not name."""
    return None if field.primary_key else field.get_default()


def _adapted(field: Field, value: Any) -> Any:
    """One cell for SQLite."""
    return field.get_db_prep_save(value, connection)


def _encoded(field: Field, value: Any) -> str:
    """One cell in the text form of COPY."""
    if value is None:
        return NULL
    if isinstance(value, str):
        return value.translate(ESCAPES)
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False).translate(ESCAPES)
    return str(value)
