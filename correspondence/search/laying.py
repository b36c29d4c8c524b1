"""Lays what the search needs beside Django's tables: columns, FTS5 tables, triggers, indexes.

Called by a migration; `rebuild` takes the GIN index away while it writes everything anew.
"""

from typing import Any

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

GIN = "search_text_gin"
TRIGRAMS = "search_word_trigrams"
NO_NUMBER = "word !~ '^[0-9]'"
POSTGRESQL = (
    "ALTER TABLE correspondence_searchtext ADD COLUMN tsv tsvector NOT NULL DEFAULT ''",
    "ALTER TABLE correspondence_searchtext ALTER COLUMN tsv SET STATISTICS 0",
)
INLINE = "ALTER TABLE correspondence_searchtext SET (toast_tuple_target = 8160)"
TRIGGER = (
    "CREATE TRIGGER IF NOT EXISTS search_text_is_dropped AFTER DELETE ON correspondence_searchtext "
    "BEGIN DELETE FROM correspondence_searchfts WHERE rowid = old.key; END"
)
SQLITE = (
    "CREATE VIRTUAL TABLE correspondence_searchfts USING fts5("
    "line, letter, tree, notes, tokenize = 'unicode61 remove_diacritics 0')",
    "CREATE VIRTUAL TABLE correspondence_searchvocabulary "
    "USING fts5vocab('correspondence_searchfts', 'row')",
    TRIGGER,
)
SQLITE_AWAY = (
    "DROP TRIGGER search_text_is_dropped",
    "DROP TABLE correspondence_searchvocabulary",
    "DROP TABLE correspondence_searchfts",
)


def lay(connection: BaseDatabaseWrapper) -> None:
    """Everything that one kind of database needs."""
    if connection.vendor == "postgresql":
        _run(connection, *POSTGRESQL)
        lay_gin(connection)
        _lay_trigrams(connection)
    else:
        _run(connection, *SQLITE)


def lay_gin(connection: BaseDatabaseWrapper) -> None:
    """The index of the words; nothing waits beside it to be sorted in, so that it stays quick."""
    _run(
        connection,
        f"CREATE INDEX IF NOT EXISTS {GIN} ON correspondence_searchtext USING gin (tsv) "
        "WITH (fastupdate = off)",
    )


def lift_gin(connection: BaseDatabaseWrapper) -> None:
    """Take it away while many letters are written."""
    _run(connection, f"DROP INDEX IF EXISTS {GIN}")


def _lay_trigrams(connection: BaseDatabaseWrapper) -> None:
    """Of words alone: nearly all of a large vocabulary are numbers, which nobody spells.

    The extension may not be had: then `spelling` compares words one by one.
    """
    try:
        with transaction.atomic(using=connection.alias):
            _run(
                connection,
                "CREATE EXTENSION IF NOT EXISTS pg_trgm",
                f"CREATE INDEX {TRIGRAMS} ON correspondence_searchword "
                f"USING gin (word gin_trgm_ops) WITH (fastupdate = off) WHERE {NO_NUMBER}",
            )
    except DatabaseError:
        return


def lay_in_migration(apps: Any, schema_editor: Any) -> None:
    """For RunPython."""
    lay(schema_editor.connection)


def lift_in_migration(apps: Any, schema_editor: Any) -> None:
    """For RunPython, backwards."""
    if schema_editor.connection.vendor == "sqlite":
        _run(schema_editor.connection, *SQLITE_AWAY)


def lay_trigrams_in_migration(apps: Any, schema_editor: Any) -> None:
    """Anew, after their index was changed."""
    if schema_editor.connection.vendor == "postgresql":
        _run(schema_editor.connection, f"DROP INDEX IF EXISTS {TRIGRAMS}")
        _lay_trigrams(schema_editor.connection)


def lay_trigger_in_migration(apps: Any, schema_editor: Any) -> None:
    """After a change of the table: SQLite makes a table anew for it, without its trigger."""
    if schema_editor.connection.vendor == "sqlite":
        _run(schema_editor.connection, TRIGGER)


def lay_inline_in_migration(apps: Any, schema_editor: Any) -> None:
    """The words of a letter stand in its row on PostgreSQL, not in a table of parts beside it.

    The way down looks at hundreds of letters, each of which costs one page then instead of four;
    rows that are there already move when they are written next.
    """
    if schema_editor.connection.vendor == "postgresql":
        _run(schema_editor.connection, INLINE)


def mark_all_in_migration(apps: Any, schema_editor: Any) -> None:
    """Letters that are there already are stale: the sweeper indexes them in the background."""
    _run(
        schema_editor.connection,
        "INSERT INTO correspondence_searchstale (letter_id, since) "
        "SELECT id, received_at FROM correspondence_letter WHERE true ON CONFLICT DO NOTHING",
    )


def _run(connection: BaseDatabaseWrapper, *statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
