"""Writing many rows at once: COPY on PostgreSQL, bulk inserts elsewhere. Knows no letter."""

import json
from collections.abc import Iterator
from datetime import date
from io import StringIO
from itertools import count
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Field, Max, Model

NULL = "\\N"
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Table:
    """Rows of one model that wait to be written; their ids are given here."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        fields = list(model._meta.concrete_fields)
        self.columns = [(field.attname, field.column, _default_of(field)) for field in fields]
        self.waiting: list[dict[str, Any]] = []
        newest = model._base_manager.aggregate(newest=Max("pk"))["newest"] or 0
        self._ids: Iterator[int] = count(newest + 1)

    def add(self, **values: Any) -> dict[str, Any]:
        """Keep a row for the next writing; it may still be changed until then."""
        values["id"] = next(self._ids)
        self.waiting.append(values)
        return values

    def write(self) -> int:
        """Write what waits and forget it."""
        rows, self.waiting = self.waiting, []
        if rows and connection.vendor == "postgresql":
            self._copy(rows)
        elif rows:
            filled = ({name: default for name, _, default in self.columns} | row for row in rows)
            self.model._base_manager.bulk_create([self.model(**row) for row in filled])
        return len(rows)

    def _copy(self, rows: list[dict[str, Any]]) -> None:
        names = ", ".join(f'"{column}"' for _, column, _ in self.columns)
        defaults = [(name, _encoded(default)) for name, _, default in self.columns]
        content = StringIO()
        for row in rows:
            cells = [_encoded(row[name]) if name in row else given for name, given in defaults]
            content.write("\t".join(cells) + "\n")
        content.seek(0)
        with connection.cursor() as cursor:
            cursor.cursor.copy_expert(
                f'COPY "{self.model._meta.db_table}" ({names}) FROM STDIN', content
            )


class Tables:
    """The tables of one simulation by model, written together."""

    def __init__(self) -> None:
        self._tables: dict[type[Model], Table] = {}
        self.written = 0

    def add(self, model: type[Model], **values: Any) -> dict[str, Any]:
        """Keep a row of this model."""
        if model not in self._tables:
            self._tables[model] = Table(model)
        return self._tables[model].add(**values)

    def write(self) -> None:
        """Write everything that waits, in the order in which the models came."""
        self.written += sum(table.write() for table in self._tables.values())

    def finish(self) -> None:
        """Let the database go on after the given ids, and look at what it holds now."""
        statements = connection.ops.sequence_reset_sql(no_style(), list(self._tables))
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            cursor.execute("ANALYZE")


def _default_of(field: Field) -> Any:
    """What a column holds that a row does not name."""
    return None if field.primary_key else field.get_default()


def _encoded(value: Any) -> str:
    """One cell in the text form of COPY."""
    if value is None:
        return NULL
    if isinstance(value, str):
        return value.translate(ESCAPES)
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False).translate(ESCAPES)
    return str(value)
