"""The index of entries on both databases: a `tsvector` column, or a table of FTS5 beside.

An entry has two sections: the line of the list, and its pages.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from correspondence.search import postgres, sqlite
from correspondence.search.asking import Question
from correspondence.search.entry import Entry

TABLE, FTS, VOCABULARY = (
    "archive_documenttext",
    "archive_documentfts",
    "archive_documentvocabulary",
)
LINE, PAGES = 0, 1  # how much of an entry is open
WEIGHTS, COLUMNS = ("A", "AB"), ("line", "line pages")
FORGETS = f"DELETE FROM {FTS} WHERE rowid"  # noqa: S608
POSTGRESQL = (
    f"ALTER TABLE {TABLE} ADD COLUMN tsv tsvector NOT NULL DEFAULT ''",
    f"ALTER TABLE {TABLE} ALTER COLUMN tsv SET STATISTICS 0",
    f"CREATE INDEX document_text_gin ON {TABLE} USING gin (tsv) WITH (fastupdate = off)",
)
SQLITE = (
    f"CREATE VIRTUAL TABLE {FTS} USING fts5("
    "line, pages, tokenize = 'unicode61 remove_diacritics 0')",
    f"CREATE VIRTUAL TABLE {VOCABULARY} USING fts5vocab('{FTS}', 'row')",
    f"CREATE TRIGGER document_text_is_dropped AFTER DELETE ON {TABLE} "
    f"BEGIN {FORGETS} = old.item_id; END",
)
SQLITE_AWAY = (
    "DROP TRIGGER IF EXISTS document_text_is_dropped",
    f"DROP TABLE {VOCABULARY}",
    f"DROP TABLE {FTS}",
)
MARK_ALL = (
    f"INSERT INTO {TABLE} (item_id, fingerprint, stale_since, not_before) "  # noqa: S608
    "SELECT id, '', filed_at, filed_at FROM archive_dossieritem "
    "WHERE letter_id IS NULL AND removed_at IS NULL"
)


def lay_in_migration(_apps: Any, schema_editor: Any) -> None:
    """What Django's table does not have; every entry that is there already is stale."""
    kept_by_postgres = schema_editor.connection.vendor == "postgresql"
    for statement in (*(POSTGRESQL if kept_by_postgres else SQLITE), MARK_ALL):
        schema_editor.execute(statement)


def lift_in_migration(_apps: Any, schema_editor: Any) -> None:
    """Backwards."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE_AWAY:
            schema_editor.execute(statement)


def put(entry: Entry) -> None:
    """Write the words of an entry whose row is there."""
    item_id = entry.letter_id
    if _by_postgres():
        sql = f"UPDATE {TABLE} SET tsv = %s::tsvector WHERE item_id = %s"  # noqa: S608
        _run(sql, [postgres.vector(entry), item_id])
        return
    line, pages, *_none = (" ".join(tokens) for tokens in entry.sections)
    _run(f"{FORGETS} = %s", [item_id])
    sql = f"INSERT INTO {FTS} (rowid, line, pages) VALUES (%s, %s, %s)"  # noqa: S608
    _run(sql, [item_id, line, pages])


def asked(question: Question, level: int) -> str:
    """A question of the open sections, in the words of the database."""
    if _by_postgres():
        return postgres.asked(question, WEIGHTS[level])
    return sqlite.asked(question, COLUMNS[level])


def matching(asked: Any) -> RawSQL:
    """The entries that answer what was `asked`."""
    if _by_postgres():
        return RawSQL(f"SELECT item_id FROM {TABLE} WHERE tsv @@ %s::tsquery", [asked])  # noqa: S608, S611
    return RawSQL(f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s", [asked])  # noqa: S608, S611


def tokens_in(item_ids: Sequence[int]) -> set[str]:
    """Every token that stands in these entries."""
    if _by_postgres():
        sql = f"SELECT DISTINCT unnest(tsvector_to_array(tsv)) FROM {TABLE} WHERE item_id = ANY(%s)"  # noqa: S608
        return {token for (token,) in _run(sql, [list(item_ids)])}
    found: set[str] = set()
    for item_id in item_ids:
        for row in _run(f"SELECT line, pages FROM {FTS} WHERE rowid = %s", [item_id]):  # noqa: S608
            found |= {token for section in row for token in section.split()}
    return found


def is_used(token: str) -> bool:
    """Whether a token stands in any entry."""
    if _by_postgres():
        sql = f"SELECT 1 FROM {TABLE} WHERE tsv @@ %s::tsquery LIMIT 1"  # noqa: S608
        return bool(_run(sql, [f"'{token}'"]))
    return bool(_run(f"SELECT 1 FROM {FTS} WHERE {FTS} MATCH %s LIMIT 1", [f'"{token}"']))  # noqa: S608


def counts() -> Iterable[tuple[str, int]]:
    """Every token and in how many entries it stands."""
    if _by_postgres():
        return _run(f"SELECT word, ndoc FROM ts_stat('SELECT tsv FROM {TABLE}')", [])  # noqa: S608
    return _run(f"SELECT term, doc FROM {VOCABULARY}", [])  # noqa: S608


def purge() -> None:
    """Let nothing be left of deleted words."""
    if not _by_postgres():
        _run(f"INSERT INTO {FTS}({FTS}) VALUES ('optimize')", [])  # noqa: S608
    elif connection.get_autocommit():
        _run(f"VACUUM {TABLE}", [])


def _by_postgres() -> bool:
    return connection.vendor == "postgresql"


def _run(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []
