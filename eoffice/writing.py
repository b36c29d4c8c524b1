"""Rows that every act writes: plain columns, by statements that are put together once.

What the ORM needs for building an INSERT or UPDATE is ten times what running it takes. No signals
are sent, and no rule of a model is asked; actions call this with rows that they have checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import Model
from django.db.models.expressions import DatabaseDefault


def insert(*rows: Model) -> None:
    """Write new rows of one model by one statement, as `bulk_create` does, and give them ids."""
    _insert(rows)


def insert_if_new(row: Model) -> bool:
    """Write the row unless a unique constraint says that it is there; whether it was written.

    On PostgreSQL it waits for a transaction that is just writing the same row.
    """
    return _insert([row], " ON CONFLICT DO NOTHING") == 1


def store(row: Model, *names: str) -> None:
    """Write these fields of a row, as `save(update_fields=…)` does."""
    fields = [row._meta.get_field(name) for name in names]
    values = [_value(row, field, adding=False) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_update(type(row), names, connection.vendor), [*values, row.pk])
        if cursor.rowcount != 1:
            raise DatabaseError(f"There is no such {row._meta.verbose_name} any more.")


def _insert(rows: Sequence[Model], conflict: str = "") -> int:
    """Write the rows and take over what the database filled in; how many were written."""
    filled = _filled_in(rows[0])
    columns = [field for field in rows[0]._meta.concrete_fields if field not in filled]
    values = [_value(row, field, adding=True) for row in rows for field in columns]
    sql = _insertion(type(rows[0]), filled, len(rows), conflict, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        written = cursor.fetchall()
    for row, back in zip(rows, written, strict=not conflict):
        for field, value in zip(filled, back, strict=True):
            setattr(row, field.attname, _read(field, value))
        row._state.adding, row._state.db = False, connection.alias
    return len(written)


def _filled_in(row: Model) -> tuple[Any, ...]:
    """The columns that the database gives a value: the id, and its own defaults."""
    meta = row._meta
    return tuple(
        field
        for field in meta.concrete_fields
        if field is meta.pk or isinstance(getattr(row, field.attname), DatabaseDefault)
    )


def _value(row: Model, field: Any, *, adding: bool) -> Any:
    return field.get_db_prep_save(field.pre_save(row, adding), connection)


def _read(field: Any, value: Any) -> Any:
    """A value that came back, as Python wants it."""
    column = field.cached_col
    steps = connection.ops.get_db_converters(column) + field.get_db_converters(connection)
    for step in steps:
        value = step(value, column, connection)
    return value


@lru_cache(maxsize=256)
def _insertion(
    model: type[Model], filled: tuple[Any, ...], count: int, conflict: str, _vendor: str
) -> str:
    quote, meta = connection.ops.quote_name, model._meta
    columns = [quote(field.column) for field in meta.concrete_fields if field not in filled]
    places = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * count)
    into = f"{quote(meta.db_table)} ({', '.join(columns)})"
    back = ", ".join(quote(field.column) for field in filled)
    return f"INSERT INTO {into} VALUES {places}{conflict} RETURNING {back}"  # noqa: S608


@lru_cache(maxsize=256)
def _update(model: type[Model], names: tuple[str, ...], _vendor: str) -> str:
    quote, meta = connection.ops.quote_name, model._meta
    fields = [meta.get_field(name) for name in names]
    sets = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    return f"UPDATE {quote(meta.db_table)} SET {sets} WHERE {quote(meta.pk.column)} = %s"  # noqa: S608
