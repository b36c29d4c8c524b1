"""Statements that the database plans once: those behind every page are long and never change.

PostgreSQL takes longer to plan such a statement than to run it, so it is prepared on each
connection and only run from then on. SQLite keeps what it has parsed by itself, as long as the
connection stays open. What is asked, and with which values, stays with the queries of the rooms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import connection

Place = tuple[int | None, Any]
"""The place of a value among those of the question, or nothing and a value that stays."""

NAMED = re.compile(r"%\((\w+)\)s")
_numbers = count(1)
_prepared: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()


class Plan:
    """One statement and the places at which its values stand."""

    def __init__(self, sql: str, places: Sequence[Place]) -> None:
        self.sql, self.places = sql, tuple(places)
        self.name = f"eoffice_{next(_numbers)}"
        self.used = sorted({at for at, _ in places if at is not None})
        self._call = f"EXECUTE {self.name}"
        if self.used:
            self._call += f" ({', '.join(['%s'] * len(self.used))})"

    @classmethod
    def of(cls, sql: str, *names: str) -> Plan:
        """A statement written with `%(name)s`; the values are given in the order of the names."""
        places = [(names.index(name), None) for name in NAMED.findall(sql)]
        return cls(NAMED.sub("%s", sql), places)

    def fetch(self, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows for these values."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql" and settings.DATABASE_KEEPS_PLANS:
                self._prepare(cursor)
                cursor.execute(self._call, [values[at] for at in self.used])
            else:
                given = [stays if at is None else values[at] for at, stays in self.places]
                cursor.execute(self.sql, given)
            return cursor.fetchall()

    def _prepare(self, cursor: Any) -> None:
        """Once per connection; it survives the end of the transaction in which it is done."""
        known = _prepared.setdefault(connection.connection, set())
        if self.name in known:
            return
        with connection.wrap_database_errors:
            cursor.cursor.execute(f"PREPARE {self.name} AS {self._text(cursor.cursor)}")
        known.add(self.name)

    def _text(self, cursor: Any) -> str:
        """The statement with numbers for its values, and with what stays written out."""
        number = {at: f"${nth}" for nth, at in enumerate(self.used, start=1)}
        words = (
            number[at] if at is not None else cursor.mogrify("%s", [stays]).decode()
            for at, stays in self.places
        )
        return self.sql % tuple(words)
