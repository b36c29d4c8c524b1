"""Rows that every action reads, holds and writes, by statements that are compiled once.

Building a statement by the ORM costs ten times what running it does. `Rows` is a queryset with
places for its values, compiled when it is first asked: once for each kind of database and each
number of listed values. `insert` and `store` write plain columns, and no signals are sent. Knows
no model and no rule; questions of pages stand in `eoffice.statements`.

    _BOOKS = Rows(lambda: Register.objects.filter(office=given("office"), active=True))
    _SEATS = Rows(lambda ids: Position.objects.filter(pk__in=each("ids", ids)))
    _BOOKS.all(office=3)
    _SEATS.all(ids=[4, 5])
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import DatabaseError, connection
from django.db.models import Expression, Model, QuerySet
from django.db.models.expressions import DatabaseDefault
from django.db.models.query import get_related_populators
from django.db.transaction import TransactionManagementError

from eoffice.plans import Place, Plan


class _Place(Expression):
    """Where a value will stand."""

    def __init__(self, name: str, at: int | None = None) -> None:
        super().__init__()
        self.name, self.at = name, at

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """A placeholder that carries itself until it is asked for."""
        return "%s", [self]

    @property
    def key(self) -> tuple[str, int | None]:
        """What stands here: a value, or one of a list."""
        return self.name, self.at


def given(name: str) -> Any:
    """The place of a value that is known when the question is asked."""
    return _Place(name)


def each(name: str, count: int) -> list[Any]:
    """The places of a list of values, for `pk__in`."""
    return [_Place(name, at) for at in range(count)]


def _padded(value: Any) -> Any:
    """A list gets a usual length by repeating its last value, so that few statements are built."""
    if not isinstance(value, list) or not value:
        return value
    return value + value[-1:] * ((1 << (len(value) - 1).bit_length()) - len(value))


class _Compiled(NamedTuple):
    """A statement in the words of one database, and how its rows become what was asked for."""

    plan: Plan
    keys: list[tuple[str, int | None]]
    converters: dict[int, tuple[list[Callable[..., Any]], Any]]
    shape: Callable[[list[Any]], Any]
    locks: bool


class Rows:
    """A queryset with places. `build` gets the length of each value that is a list."""

    def __init__(self, build: Callable[..., QuerySet[Any]]) -> None:
        self.build = build
        self._known: dict[tuple[Any, ...], _Compiled] = {}

    def all(self, **values: Any) -> list[Any]:
        """Every row: models, or tuples where the queryset names values; nothing for no values."""
        values = {name: _padded(value) for name, value in values.items()}
        lengths = {name: len(value) for name, value in values.items() if isinstance(value, list)}
        if 0 in lengths.values():
            return []
        asked = self._compiled(lengths)
        if asked.locks and connection.get_autocommit():
            raise TransactionManagementError("Rows are held inside a transaction only.")
        plain = [values[name] if at is None else values[name][at] for name, at in asked.keys]
        rows = asked.plan.fetch([_adapted(value) for value in plain])
        return [asked.shape(row) for row in _converted(rows, asked.converters)]

    def first(self, **values: Any) -> Any:
        """The first row, or nothing."""
        return next(iter(self.all(**values)), None)

    def _compiled(self, lengths: dict[str, int]) -> _Compiled:
        key = (connection.vendor, *lengths.items())
        if key not in self._known:
            self._known[key] = _compile(self.build(**lengths))
        return self._known[key]


def _compile(asked: QuerySet[Any]) -> _Compiled:
    compiler = asked.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    converters = compiler.get_converters([column for column, *_ in compiler.select])
    locks = asked.query.select_for_update and connection.features.has_select_for_update
    keys = list(dict.fromkeys(param.key for param in params if isinstance(param, _Place)))
    numbers = {key: at for at, key in enumerate(keys)}
    places: list[Place] = [
        (numbers[param.key], None) if isinstance(param, _Place) else (None, param)
        for param in params
    ]
    return _Compiled(Plan(sql, places), keys, converters, _shape_of(compiler), locks)


def _adapted(value: Any) -> Any:
    """A date or an instant as the database wants it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _shape_of(compiler: Any) -> Callable[[list[Any]], Any]:
    """How one row becomes a model with what was selected along with it; else it is a tuple."""
    if not compiler.query.default_cols:
        return tuple
    info = compiler.klass_info
    model, fields = info["model"], info["select_fields"]
    first, end = fields[0], fields[-1] + 1
    names = [column.target.attname for column, *_ in compiler.select[first:end]]
    alias = compiler.connection.alias
    related = get_related_populators(info, compiler.select, alias)  # type: ignore[call-arg]

    def shape(row: list[Any]) -> Any:
        found = model.from_db(alias, names, row[first:end])
        for populator in related:
            populator.populate(row, found)
        for name, place in compiler.annotation_col_map.items():
            setattr(found, name, row[place])
        return found

    return shape


def _converted(rows: list[Any], converters: dict[int, Any]) -> Iterator[list[Any]]:
    for row in rows:
        values = list(row)
        for place, (steps, column) in converters.items():
            for step in steps:
                values[place] = step(values[place], column, connection)
        yield values


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
