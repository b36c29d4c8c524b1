"""The index on PostgreSQL: one `tsvector` per letter, its sections as weights, under a GIN index.

Two plans (decision 66): `find` lets GIN collect every match and sorts them; `walk` goes down the
newest letters of each audience and looks at each. Which is better depends on how common the words
are; PostgreSQL itself does not know, so the question chooses. What is asked by function
(`ts_match_vq`) instead of operator is never looked up in GIN.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from io import StringIO
from typing import Any, NamedTuple

from django.db import connection

from correspondence.search.asking import Phrase, Question, Term
from correspondence.search.entry import Entry

TABLE = "correspondence_searchtext"
WEIGHTS = ("A", "B", "D", "C")
LEVELS = ("A", "AB", "ABD", "")
LAST_PLACE, MOST_PLACES, GAP, MOST_LEXEMES = 16_000, 60, 5, 25_000
NEWEST = (
    "SELECT letter_id, sorted_by FROM correspondence_letteraccess WHERE audience = %s "
    "AND (sorted_by, letter_id) < (%s, %s) ORDER BY sorted_by DESC, letter_id DESC"
)
COPY = f"COPY {TABLE} (letter_id, sorted_by, key, fingerprint, marks, tsv) FROM STDIN"
END = (datetime(9000, 1, 1, tzinfo=UTC), 0)
FLAGS = ", ".join(["ts_match_vq(t.tsv, %s::tsquery)"] * len(LEVELS))
Place = tuple[datetime, int]
Row = tuple[int, datetime, int, str, Sequence[str]]


class Found(NamedTuple):
    """A letter that matches, and for readers of which sections it does."""

    letter_id: int
    at: datetime
    levels: tuple[bool, ...]


def vector(entry: Entry) -> str:
    """The text form of the letter's tsvector."""
    places: dict[str, list[str]] = {}
    at = 1
    for tokens, marks, weight in zip(entry.sections, entry.marks, WEIGHTS, strict=True):
        for mark in marks:
            places.setdefault(mark, []).append(f"1{weight}")
        counted: dict[str, int] = {}
        for token in tokens:
            if (known := counted.get(token, 0)) < MOST_PLACES:
                counted[token] = known + 1
                places.setdefault(token, []).append(f"{min(at, LAST_PLACE)}{weight}")
            at += 1
        at += GAP
    kept = list(places.items())[:MOST_LEXEMES]
    return " ".join(f"'{token}':{','.join(found)}" for token, found in kept)


def put(entries: Sequence[Entry]) -> None:
    """Write these letters, new or anew."""
    rows = [(*known, *parts) for *known, parts in map(row_of, entries)]
    values = ", ".join(["(%s, %s, %s, %s, %s, %s::tsvector, now())"] * len(rows))
    columns = "letter_id, sorted_by, key, fingerprint, marks, tsv, indexed_at"
    renewed = ", ".join(f"{name} = excluded.{name}" for name in columns.split(", ")[1:])
    _run(
        f"INSERT INTO {TABLE} ({columns}) VALUES {values} "  # noqa: S608
        f"ON CONFLICT (letter_id) DO UPDATE SET {renewed}",
        [value for row in rows for value in row],
    )


def put_new(entries: Iterable[Entry]) -> None:
    """Write many letters that are not in the index yet."""
    with connection.cursor() as cursor:
        writing(map(row_of, entries))(cursor.cursor)


def row_of(entry: Entry) -> Row:
    """One letter, as it is written."""
    parts = entry.marked, vector(entry)
    return entry.letter_id, entry.at, entry.key, entry.fingerprint, parts


def writing(rows: Iterable[Row]) -> Callable[[Any], None]:
    """What writes new rows with the driver's own cursor."""
    lines = (
        f"{pk}\t{at.isoformat()}\t{key}\t{fingerprint}\t{marked}\t{tsv}\n"
        for pk, at, key, fingerprint, (marked, tsv) in rows
    )
    content = StringIO("".join(lines))
    return lambda cursor: cursor.copy_expert(COPY, content)


def drop(letter_ids: Sequence[int]) -> None:
    """Take letters out of the index."""
    _run(f"DELETE FROM {TABLE} WHERE letter_id = ANY(%s)", [list(letter_ids)])  # noqa: S608


def find(question: Question, before: Place | None, limit: int) -> list[Found]:
    """The newest matches before a place, through GIN."""
    rows = _rows(
        f"SELECT t.letter_id, t.sorted_by, {FLAGS} FROM {TABLE} t WHERE t.tsv @@ %s::tsquery "  # noqa: S608
        "AND (t.sorted_by, t.letter_id) < (%s, %s) "
        "ORDER BY t.sorted_by DESC, t.letter_id DESC LIMIT %s",
        [*_levels(question), _anywhere(question), *(before or END), limit],
    )
    return [Found(pk, at, tuple(levels)) for pk, at, *levels in rows]


def walk(
    question: Question, audiences: Sequence[str], before: Place | None, limit: int, steps: int
) -> tuple[list[Found], Place | None]:
    """The newest matches of some audiences before a place, within so many letters of each.

    Also the place down to which all of them were looked at; nothing when that is the end.
    """
    ways, values = [], []
    for number, audience in enumerate(audiences):
        ways.append(
            f"(SELECT {number}, a.letter_id, a.sorted_by, met.* FROM ({NEWEST} LIMIT {steps}) a "  # noqa: S608
            f"CROSS JOIN LATERAL (SELECT {FLAGS} FROM {TABLE} t WHERE t.letter_id = a.letter_id "
            "AND ts_match_vq(t.tsv, %s::tsquery) OFFSET 0) met "
            f"ORDER BY a.sorted_by DESC, a.letter_id DESC LIMIT {limit})"
        )
        values += [audience, *(before or END), *_levels(question), _anywhere(question)]
    found: dict[int, list[Found]] = {number: [] for number in range(len(audiences))}
    for number, pk, at, *levels in _rows(" UNION ALL ".join(ways), values):
        found[number].append(Found(pk, at, tuple(levels)))
    full = [rows[-1] for rows in found.values() if len(rows) == limit]
    depths = [(row.at, row.letter_id) for row in full]
    rest = [audiences[number] for number, rows in found.items() if len(rows) < limit]
    depths += _ends(rest, before, steps)
    return [row for rows in found.values() for row in rows], max(depths, default=None)


def _ends(audiences: Sequence[str], before: Place | None, steps: int) -> list[Place]:
    """Where so many steps end, for those audiences whose list goes on there."""
    if not audiences:
        return []
    ways = " UNION ALL ".join([f"({NEWEST} OFFSET {steps - 1} LIMIT 1)"] * len(audiences))
    place = before or END
    rows = _rows(ways, [value for one in audiences for value in (one, *place)])
    return [(at, pk) for pk, at in rows]


def ranks(question: Question, letter_ids: Sequence[int]) -> dict[int, float]:
    """How well these letters fit: words of the register line count most."""
    rows = _rows(
        "SELECT t.letter_id, ts_rank('{0.2, 0.2, 0.4, 1.0}', t.tsv, %s::tsquery, 1) "  # noqa: S608
        f"FROM {TABLE} t WHERE t.letter_id = ANY(%s)",
        [_anywhere(question), list(letter_ids)],
    )
    return dict(rows)


def terms_matched(
    terms: Sequence[Term], letter_ids: Sequence[int], level: int
) -> dict[int, set[int]]:
    """Which terms, by their number, stand in the sections of a level, for each letter."""
    if not terms:
        return {}
    wanted = [_any_of(term.any_of, LEVELS[level]) for term in terms]
    flags = ", ".join(["ts_match_vq(t.tsv, %s::tsquery)"] * len(wanted))
    rows = _rows(
        f"SELECT t.letter_id, {flags} FROM {TABLE} t WHERE t.letter_id = ANY(%s)",  # noqa: S608
        [*wanted, list(letter_ids)],
    )
    return {pk: {at for at, yes in enumerate(found) if yes} for pk, *found in rows}


def tokens_in(letter_ids: Sequence[int]) -> set[str]:
    """Every token that stands in these letters."""
    sql = f"SELECT DISTINCT unnest(tsvector_to_array(tsv)) FROM {TABLE} WHERE letter_id = ANY(%s)"  # noqa: S608
    return {token for (token,) in _rows(sql, [list(letter_ids)])}


def is_used(token: str) -> bool:
    """Whether a token stands in any letter."""
    sql = f"SELECT 1 FROM {TABLE} WHERE tsv @@ %s::tsquery LIMIT 1"  # noqa: S608
    return bool(_rows(sql, [f"'{token}'"]))


def counts() -> Iterable[tuple[str, int]]:
    """Every token and in how many letters it stands."""
    return _rows(f"SELECT word, ndoc FROM ts_stat('SELECT tsv FROM {TABLE}')", [])  # noqa: S608


def purge() -> None:
    """Free the space of what was deleted; outside a transaction only."""
    if connection.get_autocommit():
        _run(f"VACUUM {TABLE}", [])


def _levels(question: Question) -> list[str]:
    return [asked(question, weights) for weights in LEVELS]


def asked(question: Question, weights: str) -> str:
    """The whole question, for readers of these sections."""
    parts = [_any_of(term.any_of, weights) for term in question.must]
    parts += [f"!{_any_of(term.any_of, weights)}" for term in question.never]
    parts += [_lexeme(mark, weights) for mark in question.marks]
    return " & ".join(parts) or "'x0'"


def _anywhere(question: Question) -> str:
    """What every match must have, whoever reads; exclusions depend on the reader."""
    parts = [_any_of(term.any_of, "") for term in question.must]
    return " & ".join([*parts, *(f"'{mark}'" for mark in question.marks)]) or "'x0'"


def _any_of(phrases: Iterable[Phrase], weights: str) -> str:
    said = (" <-> ".join(_lexeme(token, weights) for token in phrase) for phrase in phrases)
    return f"({' | '.join(f'({phrase})' for phrase in said)})"


def _lexeme(token: str, weights: str) -> str:
    return f"'{token}':{weights}" if weights else f"'{token}'"


def _rows(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _run(sql: str, values: Sequence[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
