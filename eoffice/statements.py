"""A question that every page asks again: built once by the ORM, afterwards only run.

Building a statement costs more than the database takes to answer it. One that differs from person
to person and from page to page by its numbers, words and dates only can be built with stand-ins
that nobody has, and kept. Which rows are asked for stays with the queries of the rooms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet

from eoffice.plans import Place, Plan

Row = TypeVar("Row")
Thing = TypeVar("Thing", bound=Model)
One = int | str | date
Given = One | Sequence[One]

FIRST = -9_000_000
FIRST_DAY = date(1000, 1, 1)
FIRST_MOMENT = datetime(1000, 1, 1, tzinfo=UTC)


class _Built(NamedTuple):
    """The statement in the words of one database, and how its columns become values."""

    plan: Plan
    converters: tuple[tuple[int, Sequence[Callable[..., Any]], Any], ...]


class Prepared(Generic[Row]):
    """A queryset of `values_list`, asked with other values each time; a row is `row(*columns)`.

    `build` gets what `ask` is given, with stand-ins in place of the values; a list of values may
    have any length. It must not look at the values: they are not those of the question.
    """

    def __init__(self, build: Callable[..., QuerySet], row: Callable[..., Row]) -> None:
        self.build, self.row = build, row
        self._built: dict[tuple[Any, ...], _Built] = {}

    def ask(self, *given: Given) -> list[Row]:
        """The rows for these values."""
        padded = [_padded(value) for value in given]
        shape = (connection.vendor, *(_shape(value) for value in padded))
        if (built := self._built.get(shape)) is None:
            built = self._built[shape] = self._build(padded)
        rows = built.plan.fetch(_plain(padded))
        if built.converters:
            rows = [_converted(list(columns), built.converters) for columns in rows]
        return [self.row(*columns) for columns in rows]

    def _build(self, padded: list[Given]) -> _Built:
        nobodys = _stand_ins(padded)
        compiler = self.build(*nobodys).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        numbers = {value: at for at, value in enumerate(_plain(nobodys))}
        places: list[Place] = [(numbers.get(param), param) for param in params]
        found = compiler.get_converters([column for column, *_ in compiler.select])
        converters = tuple((at, *how) for at, how in found.items())
        return _Built(Plan(sql, places), converters)


def loaded(model: type[Thing], names: Sequence[str], columns: Sequence[Any]) -> Thing:
    """A model's row from columns that were read together with others; the rest is deferred."""
    return model.from_db(DEFAULT_DB_ALIAS, names, columns)


def _padded(value: Given) -> Given:
    """A list gets a usual length by repeating its last value, or one that nothing matches."""
    if isinstance(value, One):
        return value
    values = list(value) or [0]
    return values + values[-1:] * (_usual_length(len(values)) - len(values))


def _usual_length(length: int) -> int:
    return 1 << (length - 1).bit_length()


def _shape(value: Given) -> tuple[type, int]:
    return (type(value), 0) if isinstance(value, One) else (type(value[0]), len(value))


def _stand_ins(padded: list[Given]) -> list[Given]:
    """Values of the same kinds that no row has, each of them once."""
    found: list[Given] = []
    number = 0
    for value in padded:
        count = 1 if isinstance(value, One) else len(value)
        like = value if isinstance(value, One) else value[0]
        names = [_stand_in(like, number + at) for at in range(count)]
        found.append(names[0] if isinstance(value, One) else names)
        number += count
    return found


def _stand_in(like: One, number: int) -> One:
    if isinstance(like, str):
        return f"?{number}"
    if isinstance(like, datetime):
        return FIRST_MOMENT + timedelta(days=number)
    return FIRST_DAY + timedelta(days=number) if isinstance(like, date) else FIRST - number


def _plain(values: list[Given]) -> list[Any]:
    """All values in one list, dates as the database takes them."""
    flat = [one for value in values for one in ([value] if isinstance(value, One) else value)]
    return [_adapted(one) if isinstance(one, date) else one for one in flat]


def _adapted(day: date) -> Any:
    adapt = connection.ops
    if isinstance(day, datetime):
        return adapt.adapt_datetimefield_value(day)
    return adapt.adapt_datefield_value(day)


def _converted(columns: list[Any], converters: Sequence[Any]) -> list[Any]:
    for at, functions, expression in converters:
        value = columns[at]
        for function in functions:
            value = function(value, expression, connection)
        columns[at] = value
    return columns
