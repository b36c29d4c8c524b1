"""Triggers that refuse to change or delete what is in the trail, on both databases.

Laid by a migration. SQLite drops them when a later migration rebuilds a table: lay them again
there; `verify` misses them otherwise. TRUNCATE (PostgreSQL) is not refused here, test databases
are emptied by it: the role of production does not own the tables.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

WRITTEN_ONCE = ("audit_auditentry", "audit_dailyroot", "audit_rootedhead")
NEVER_DELETED = ("audit_chainhead",)
WORDS = "What is in the trail is neither changed nor deleted."
FUNCTION = "audit_refuse"


def _triggers() -> list[tuple[str, str, str]]:
    """Name, table and verb of each trigger."""
    changing = [(f"{table}_is_not_changed", table, "UPDATE") for table in WRITTEN_ONCE]
    tables = (*WRITTEN_ONCE, *NEVER_DELETED)
    return changing + [(f"{table}_is_not_deleted", table, "DELETE") for table in tables]


def lay(connection: BaseDatabaseWrapper) -> None:
    """Lay all triggers; those that lie already stay."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ "
                f"BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'restrict_violation'; END $$"
            )
        for name, table, verb in _triggers():
            cursor.execute(_statement(connection.vendor, name, table, verb))


def _statement(vendor: str, name: str, table: str, verb: str) -> str:
    if vendor == "postgresql":
        return (
            f"CREATE OR REPLACE TRIGGER {name} BEFORE {verb} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {FUNCTION}()"
        )
    return (
        f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    )


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take all triggers away: for test databases, and to undo the migration."""
    on_table = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for name, table, _verb in _triggers():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else ""))


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Triggers that should be there and are not (or were switched off)."""
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {row[0] for row in cursor.fetchall()}
    return [name for name, _table, _verb in _triggers() if name not in there]


def lay_in_migration(apps: Any, schema_editor: Any) -> None:
    """For RunPython."""
    lay(schema_editor.connection)


def lift_in_migration(apps: Any, schema_editor: Any) -> None:
    """For RunPython, backwards."""
    lift(schema_editor.connection)
