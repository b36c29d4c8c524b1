"""Takes indexes and references of tables away while very many rows come, and lays them again.

The database itself checks every row when they are laid: a row that points nowhere is found.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple

from django.db import connection, connections

Say = Callable[[str], None]
WORKERS, MEMORY = 2, "512MB"
INDEXES = """
SELECT format('%%I', c.relname), pg_get_indexdef(i.indexrelid) FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = ANY(%s::regclass[])
AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
ORDER BY pg_relation_size(i.indrelid) DESC, 1"""
CONSTRAINTS = """
SELECT conrelid::regclass::text, format('%%I', conname), pg_get_constraintdef(oid)
FROM pg_constraint WHERE contype = %s AND conrelid = ANY(%s::regclass[]) ORDER BY 1, 2"""
SQLITE = """SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
AND tbl_name IN (SELECT value FROM json_each(%s)) ORDER BY name"""


class Lifted(NamedTuple):
    """What takes a thing away, and what lays it again."""

    away: str
    again: str


@contextmanager
def lifted(tables: Sequence[str], say: Say) -> Iterator[None]:
    """Work on these tables without their indexes; not inside a transaction."""
    is_postgres = connection.vendor == "postgresql"
    found = _of_postgres(list(tables)) if is_postgres else [_of_sqlite(list(tables)), [], []]
    connection.disable_constraint_checking()
    _run(one.away for part in reversed(found) for one in part)
    try:
        yield
    finally:
        say("indexes")
        indexes, unique, references = found
        _lay([one.again for one in indexes], WORKERS if is_postgres else 1)
        _lay([one.again for one in (*unique, *references)], 1)
        connection.enable_constraint_checking()
    connection.check_constraints(list(tables))


def _of_postgres(tables: list[str]) -> list[list[Lifted]]:
    """Indexes, unique constraints and references."""
    indexes = [Lifted(f"DROP INDEX {name}", sql) for name, sql in _rows(INDEXES, [tables])]
    constraints = [
        [
            Lifted(
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
                f"ALTER TABLE {table} ADD CONSTRAINT {name} {sql}",
            )
            for table, name, sql in _rows(CONSTRAINTS, [kind, tables])
        ]
        for kind in ("u", "f")
    ]
    return [indexes, *constraints]


def _of_sqlite(tables: list[str]) -> list[Lifted]:
    """Indexes alone: what a table promises of itself stays."""
    names = str(tables).replace("'", '"')
    return [Lifted(f'DROP INDEX "{name}"', sql) for name, sql in _rows(SQLITE, [names])]


def _lay(statements: Sequence[str], workers: int) -> None:
    """Run them, several at once; each worker with a connection and much memory."""
    if workers == 1:
        _run(statements)
        return
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(_alone, statements))


def _alone(statement: str) -> None:
    try:
        _run([f"SET maintenance_work_mem = '{MEMORY}'", statement])
    finally:
        connections.close_all()


def _run(statements: object) -> None:
    with connection.cursor() as cursor:
        for statement in statements:  # type: ignore[attr-defined]
            cursor.execute(statement)


def _rows(sql: str, values: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
