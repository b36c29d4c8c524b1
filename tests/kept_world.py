"""The world is built once in a process and written again for every test, ids included.

Its rows are a dozen statements whose text and values stay the same; building them is twenty times
what running them costs, and three tests of four begin with it. Ids come from the database at the
first time, so later rows of a test never meet them.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import TypeVar

from django.db import connection
from django.db.models import Model
from django.db.models.sql import InsertQuery

Built = TypeVar("Built")
Statement = tuple[str, tuple]
_kept: dict[Callable, tuple[bytes, list[Statement]]] = {}


def once(models: list[type[Model]]) -> Callable[[Callable[[], Built]], Callable[[], Built]]:
    """For a function that fills the tables of these models; where the first holds rows, it runs."""

    def decorated(build: Callable[[], Built]) -> Callable[[], Built]:
        def built_or_written() -> Built:
            if models[0]._base_manager.exists():
                return build()
            if build in _kept:
                return _written(*_kept[build])
            built = build()
            _kept[build] = pickle.dumps(built), [_insertion(model) for model in models]
            return built

        return built_or_written

    return decorated


def _written(built: bytes, statements: list[Statement]) -> object:
    with connection.cursor() as cursor:
        for sql, values in statements:
            cursor.execute(sql, values)
    return pickle.loads(built)


def _insertion(model: type[Model]) -> Statement:
    rows = [*model._base_manager.order_by("pk")]
    query = InsertQuery(model)
    query.insert_values(model._meta.concrete_fields, rows)
    (statement,) = query.get_compiler(connection=connection).as_sql()
    return statement
