"""Questions that are asked again and again: compiled once by the ORM, afterwards only run.

Building a statement by the ORM costs ten times what running it does. `Rows` is a queryset with
places for its values, compiled when it is first asked: once for each kind of database and each
number of listed values. Knows no model and no rule: which rows are asked for stays in the rooms.

    _BOOKS = Rows(lambda: Register.objects.filter(office=given("office"), active=True))
    _SEATS = Rows(lambda ids: Position.objects.filter(pk__in=each("ids", ids)).values_list(*SEAT),
                  Seat)
    _BOOKS.all(office=3)
    _SEATS.all(ids=[4, 5])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, Generic, NamedTuple, TypeVar, overload

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Expression, Model, QuerySet
from django.db.models.query import get_related_populators
from django.db.transaction import TransactionManagementError

from eoffice.plans import Place, Plan

Row = TypeVar("Row")
Thing = TypeVar("Thing", bound=Model)


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
    """The places of a list of values, for a lookup `__in` of a column; `seat__pk__in` of a key."""
    return [_Place(name, at) for at in range(count)]


def loaded(model: type[Thing], names: Sequence[str], columns: Sequence[Any]) -> Thing:
    """A model's row from columns that were read together with others; the rest is deferred."""
    return model.from_db(DEFAULT_DB_ALIAS, names, columns)


class _Compiled(NamedTuple):
    """A statement in the words of one database, and how its rows become what was asked for."""

    plan: Plan
    keys: list[tuple[str, int | None]]
    converters: dict[int, tuple[list[Callable[..., Any]], Any]]
    shape: Callable[[Sequence[Any]], Any]
    locks: bool


class Rows(Generic[Row]):
    """A queryset with places. `build` gets the length of each value that is a list.

    A row is a model, or a tuple where the queryset names values, or what `row` makes of these.
    """

    @overload
    def __init__(self: Rows[Any], build: Callable[..., QuerySet[Any]]) -> None: ...
    @overload
    def __init__(self, build: Callable[..., QuerySet], row: Callable[..., Row]) -> None: ...
    def __init__(self, build: Callable[..., Any], row: Callable[..., Row] | None = None) -> None:
        self.build, self.row = build, row
        self._known: dict[tuple[Any, ...], _Compiled | None] = {}

    def all(self, **values: Any) -> list[Row]:
        """Every row; no statement is run where an empty list leaves nothing to be found."""
        values = {name: _padded(value) for name, value in values.items()}
        lengths = {name: len(value) for name, value in values.items() if isinstance(value, list)}
        asked = self._compiled(lengths)
        if asked is None:
            return []
        if asked.locks and connection.get_autocommit():
            raise TransactionManagementError("Rows are held inside a transaction only.")
        plain = [values[name] if at is None else values[name][at] for name, at in asked.keys]
        rows: Iterable[Any] = asked.plan.fetch([_adapted(value) for value in plain])
        if asked.converters:
            rows = (_converted(list(row), asked.converters) for row in rows)
        return [asked.shape(row) for row in rows]

    def first(self, **values: Any) -> Row | None:
        """The first row, or nothing."""
        return next(iter(self.all(**values)), None)

    def _compiled(self, lengths: dict[str, int]) -> _Compiled | None:
        key = (connection.vendor, *lengths.items())
        if key not in self._known:
            try:
                self._known[key] = _compile(self.build(**lengths), self.row)
            except EmptyResultSet:
                self._known[key] = None
        return self._known[key]


def _padded(value: Any) -> Any:
    """A list gets a usual length by repeating its last value, so that few statements are built."""
    if not isinstance(value, list | tuple):
        return value
    length = 1 << (len(value) - 1).bit_length() if value else 0
    return [*value, *value[-1:] * (length - len(value))]


def _compile(asked: QuerySet[Any], row: Callable[..., Any] | None) -> _Compiled:
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
    shape = _shape_of(compiler) if row is None else lambda columns: row(*columns)
    return _Compiled(Plan(sql, places), keys, converters, shape, locks)


def _adapted(value: Any) -> Any:
    """A date or an instant as the database wants it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _shape_of(compiler: Any) -> Callable[[Sequence[Any]], Any]:
    """How one row becomes a model with what was selected along with it; else it is a tuple."""
    if not compiler.query.default_cols:
        return tuple
    info = compiler.klass_info
    model, fields = info["model"], info["select_fields"]
    first, end = fields[0], fields[-1] + 1
    names = [column.target.attname for column, *_ in compiler.select[first:end]]
    alias = compiler.connection.alias
    related = get_related_populators(info, compiler.select, alias)  # type: ignore[call-arg]

    def shape(row: Sequence[Any]) -> Any:
        found = model.from_db(alias, names, row[first:end])
        for populator in related:
            populator.populate(row, found)
        for name, place in compiler.annotation_col_map.items():
            setattr(found, name, row[place])
        return found

    return shape


def _converted(columns: list[Any], converters: dict[int, Any]) -> list[Any]:
    for place, (steps, column) in converters.items():
        for step in steps:
            columns[place] = step(columns[place], column, connection)
    return columns
