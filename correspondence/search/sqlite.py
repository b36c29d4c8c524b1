"""The index on SQLite: an FTS5 table whose columns are the sections and whose rows are places.

A row is called by its place in time (`entry.key_of`), so that FTS5 gives the newest matches first
without sorting. Where somebody sees little, only his own rows are looked at (`among`).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from correspondence.search.asking import Phrase, Question, Term
from correspondence.search.entry import ID_BITS, SECTIONS, Entry, key_of, letter_of
from correspondence.search.postgres import Found, Place, Row

TABLE, FTS, VOCABULARY = (
    "correspondence_searchtext",
    "correspondence_searchfts",
    "correspondence_searchvocabulary",
)
LEVELS = tuple(" ".join(SECTIONS[: depth + 1]) for depth in range(len(SECTIONS)))
LAST = (1 << 62) - 1
AT_ONCE = 500


def put(entries: Sequence[Entry]) -> None:
    """Write these letters, new or anew."""
    drop([entry.letter_id for entry in entries])
    put_new(entries)


def put_new(entries: Iterable[Entry]) -> None:
    """Write letters that are not in the index yet."""
    with connection.cursor() as cursor:
        writing(map(row_of, entries))(cursor.connection.cursor())


def row_of(entry: Entry) -> Row:
    """One letter, as it is written."""
    parts = entry.marked, *map(_section, entry.sections, entry.marks)
    return entry.letter_id, entry.at, entry.key, entry.fingerprint, parts


def writing(rows: Iterable[Row]) -> Callable[[Any], None]:
    """What writes new rows with the driver's own cursor."""
    found = list(rows)

    def write(cursor: Any) -> None:
        cursor.executemany(
            f"INSERT INTO {TABLE} (letter_id, sorted_by, key, fingerprint, marks) "  # noqa: S608
            "VALUES (?, ?, ?, ?, ?)",
            [(pk, _instant(at), key, mark, parts[0]) for pk, at, key, mark, parts in found],
        )
        cursor.executemany(
            f"INSERT INTO {FTS} (rowid, {', '.join(SECTIONS)}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608
            [(key, *parts[1:]) for _pk, _at, key, _fingerprint, parts in found],
        )

    return write


def _section(tokens: list[str], marks: list[str]) -> str:
    return " ".join([*marks, *tokens])


def drop(letter_ids: Sequence[int]) -> None:
    """Take letters out of the index; a trigger takes them out of FTS5."""
    for ids in _chunks(letter_ids):
        _rows(f"DELETE FROM {TABLE} WHERE letter_id IN ({_places(ids)})", ids)  # noqa: S608


def find(
    question: Question, before: Place | None, limit: int, among: Sequence[int] | None = None
) -> list[Found]:
    """The newest matches before a place; `among` these rows only."""
    top = key_of(*before) if before else LAST
    sql = f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s AND rowid < %s"  # noqa: S608
    values: list[Any] = [_anywhere(question), top]
    if among is not None:
        sql += f" AND rowid IN ({_places(among)})"
        values += among
    keys = [key for (key,) in _rows(f"{sql} ORDER BY rowid DESC LIMIT %s", [*values, limit])]
    if not keys:
        return []
    matched = _matched_by_level(question, keys)
    return [Found(letter_of(key), _at(key), tuple(key in hits for hits in matched)) for key in keys]


def _matched_by_level(question: Question, keys: Sequence[int]) -> list[set[int]]:
    """Which of these rows, the newest first, answer for readers of each level.

    Where nothing is excluded, more sections never hold less: once all answer, all that follow do.
    """
    found: list[set[int]] = []
    for level in LEVELS:
        if found and not question.never and found[-1].issuperset(keys):
            found.append(found[-1])
        else:
            found.append(_matched(asked(question, level), keys[-1], keys[0]))
    return found


def _matched(query: str, lowest: int, highest: int) -> set[int]:
    sql = f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s AND rowid BETWEEN %s AND %s"  # noqa: S608
    return {key for (key,) in _rows(sql, [query, lowest, highest])}


def ranks(question: Question, letter_ids: Sequence[int]) -> dict[int, float]:
    """How well these letters fit: words of the register line count most."""
    keys = _keys(letter_ids)
    if not keys:
        return {}
    sql = f"SELECT rowid, bm25({FTS}, 4.0, 1.0, 1.0, 1.0) FROM {FTS} WHERE {FTS} MATCH %s"  # noqa: S608
    rows = _rows(f"{sql} AND rowid BETWEEN %s AND %s", [_anywhere(question), min(keys), max(keys)])
    wanted = set(keys)
    return {letter_of(key): -score for key, score in rows if key in wanted}


def terms_matched(
    terms: Sequence[Term], letter_ids: Sequence[int], level: int
) -> dict[int, set[int]]:
    """Which terms, by their number, stand in the sections of a level, for each letter."""
    keys = _keys(letter_ids) if terms else []
    found: dict[int, set[int]] = {letter_of(key): set() for key in keys}
    for at, term in enumerate(terms):
        query = f"{{{LEVELS[level]}}} : ({_any_of(term.any_of)})"
        for key in _matched(query, min(keys), max(keys)) & set(keys) if keys else ():
            found[letter_of(key)].add(at)
    return found


def tokens_in(letter_ids: Sequence[int]) -> set[str]:
    """Every token that stands in these letters."""
    found: set[str] = set()
    for keys in _chunks(_keys(letter_ids)):
        sql = f"SELECT {', '.join(SECTIONS)} FROM {FTS} WHERE rowid IN ({_places(keys)})"  # noqa: S608
        for row in _rows(sql, keys):
            found |= {token for section in row for token in section.split()}
    return found


def is_used(token: str) -> bool:
    """Whether a token stands in any letter."""
    return bool(_rows(f"SELECT 1 FROM {FTS} WHERE {FTS} MATCH %s LIMIT 1", [f'"{token}"']))  # noqa: S608


def counts() -> Iterable[tuple[str, int]]:
    """Every token and in how many letters it stands."""
    return _rows(f"SELECT term, doc FROM {VOCABULARY}", [])  # noqa: S608


def purge() -> None:
    """Write the index anew without what was deleted: until then FTS5 keeps its words."""
    _rows(f"INSERT INTO {FTS}({FTS}) VALUES ('optimize')", [])  # noqa: S608
    if connection.get_autocommit():
        _rows("PRAGMA wal_checkpoint(TRUNCATE)", [])


def _keys(letter_ids: Sequence[int]) -> list[int]:
    found: list[int] = []
    for ids in _chunks(letter_ids):
        sql = f"SELECT key FROM {TABLE} WHERE letter_id IN ({_places(ids)})"  # noqa: S608
        found += [key for (key,) in _rows(sql, ids)]
    return found


def asked(question: Question, columns: str) -> str:
    """The whole question, for readers of these columns."""
    never = " OR ".join(f"({_any_of(term.any_of)})" for term in question.never)
    found = f"({_anywhere(question)})" + (f" NOT ({never})" if never else "")
    return f"{{{columns}}} : ({found})"


def _anywhere(question: Question) -> str:
    """What every match must have, whoever reads; exclusions depend on the reader."""
    parts = [f"({_any_of(term.any_of)})" for term in question.must]
    return " AND ".join([*parts, *(f'"{mark}"' for mark in question.marks)]) or '"x0"'


def _any_of(phrases: Iterable[Phrase]) -> str:
    return " OR ".join(f'"{" ".join(phrase)}"' for phrase in phrases)


def _at(key: int) -> datetime:
    return datetime.fromtimestamp(key >> ID_BITS, UTC)


def _instant(at: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(at)


def _places(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _chunks(values: Sequence[int]) -> Iterable[list[int]]:
    return (list(values[at : at + AT_ONCE]) for at in range(0, len(values), AT_ONCE))


def _rows(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
