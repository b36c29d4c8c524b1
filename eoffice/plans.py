"""Statements that the database plans once: those behind every page are long and never change.

PostgreSQL takes longer to plan such a statement than to run it, so it is prepared on each
connection and only run from then on. SQLite keeps what it has parsed by itself, as long as the
connection stays open. Both see what never changes as words of the statement, not as values: only
then do they know that a partial index fits. What is asked, and with which values, stays with the
queries of the rooms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
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
                sql, places = self._plain
                cursor.execute(sql, [stays if at is None else values[at] for at, stays in places])
            return cursor.fetchall()

    @cached_property
    def _plain(self) -> tuple[str, list[Place]]:
        """The statement with what stays written out as far as it is a word or a number."""
        words = [(at, None if at is not None else _written_out(stays)) for at, stays in self.places]
        left = [place for place, (_at, word) in zip(self.places, words, strict=True) if not word]
        sql = self.sql.replace("%%", "%%%%") % tuple(word or "%s" for _at, word in words)
        return sql, left

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


def _written_out(value: Any) -> str | None:
    """A value as every database reads it; nothing for what the driver has to adapt."""
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, str):
        text = str(value).replace("'", "''").replace("%", "%%")
        return f"'{text}'"
    return None


def renew_statistics() -> None:
    """Let SQLite look how its tables have grown; PostgreSQL does so by itself.

    It looks at some hundred rows of every index, which takes a fifth of a second for two gigabytes.
    Without that it prefers to read all that a desk ever had to the few rows that are open.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 400")
            cursor.execute("ANALYZE")
