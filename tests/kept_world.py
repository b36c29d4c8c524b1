"""The world is built once in a process and written again for every test, ids included.

Its rows are a dozen statements whose text and values stay the same; building them is twenty times
what running them costs, and three tests of four begin with it. Ids come from the database at the
first time; rows of a test get others.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import TypeVar

from django.db import connection
from django.db.models import Model
from django.db.models.sql import InsertQuery

from eoffice.organization.models import (
    Assignment,
    DisposeReach,
    Position,
    PositionGroup,
    PositionRole,
    Unit,
    User,
)

Built = TypeVar("Built")
# referring ones last
MODELS = (Unit, PositionGroup, DisposeReach, Position, User, Assignment, PositionRole)
_kept: dict[Callable, tuple[bytes, list[tuple[str, tuple]]]] = {}


def once(build: Callable[[], Built]) -> Callable[[], Built]:
    """For what fills the tables of an organisation; where one stands already, it runs anew."""

    def built_or_written() -> Built:
        if Unit.objects.exists():
            return build()
        if build in _kept:
            return _written(*_kept[build])
        built = build()
        _kept[build] = pickle.dumps(built), [*map(_insertion, MODELS), *_counted_on()]
        return built

    return built_or_written


def _written(built: bytes, statements: list[tuple[str, tuple]]) -> object:
    with connection.cursor() as cursor:
        for sql, values in statements:
            cursor.execute(sql, values)
    return pickle.loads(built)


def _insertion(model: type[Model]) -> tuple[str, tuple]:
    rows = [*model._base_manager.order_by("pk")]
    query = InsertQuery(model)
    query.insert_values(model._meta.concrete_fields, rows)
    (statement,) = query.get_compiler(connection=connection).as_sql()
    return statement


def _counted_on() -> list[tuple[str, tuple]]:
    """Ids that PostgreSQL gives out stay behind those of the world, also where a test set them."""
    if connection.vendor != "postgresql":
        return []
    steps = []
    for model in MODELS:
        ids = f"pg_get_serial_sequence('{model._meta.db_table}', 'id')"
        last = model._base_manager.latest("pk").pk
        steps.append(f"setval({ids}, greatest(nextval({ids}), {last}))")
    return [(f"SELECT {', '.join(steps)}", ())]
