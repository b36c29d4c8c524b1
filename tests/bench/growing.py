"""Makes a small collection a large one, for measuring the search: every letter many times, by SQL.

Only what a search reads is multiplied: letters, who may see them, their index, the counts of
words. The copies lie some days before their original, so that all years stay evenly filled.
"""

from __future__ import annotations

from django.db import connection, transaction
from django.db.models import F, Max, Model

from correspondence.models import Letter, LetterAccess, SearchText, SearchWord
from correspondence.search import laying
from correspondence.search.entry import ID_BITS

STEP = 3 * 86_400 + 7  # seconds between copies: neighbours in time are different letters
FTS = "correspondence_searchfts"


def grow(times: int) -> int:
    """Let there be so many copies of every letter, the original counted; how many letters."""
    shift = (Letter.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    is_postgres = connection.vendor == "postgresql"
    if is_postgres:
        laying.lift_gin(connection)
    for number in range(1, times):
        with transaction.atomic():
            _copy(shift, number * shift, number * STEP)
    SearchWord.objects.update(documents=F("documents") * times)
    if is_postgres:
        laying.lay_gin(connection)
    _run("ANALYZE")
    return Letter.objects.count()


def _copy(end: int, more: int, seconds: int) -> None:
    """One copy of the letters before `end`, ids so much higher, letters so many seconds older."""
    key = f"key - ({seconds}::bigint << {ID_BITS}) + {more}"
    if connection.vendor != "postgresql":
        key = f"key - ({seconds} << {ID_BITS}) + {more}"
    pk, letter = {"id": f"id + {more}"}, {"letter_id": f"letter_id + {more}"}
    code = f"printf('%016x', id + {more})"
    if connection.vendor == "postgresql":
        code = f"lpad(to_hex(id + {more}), 16, '0')"
    named = {"label_code": code, "verify_code": "NULL"}
    came_in = "CASE WHEN kind = 'incoming' THEN '{}' ELSE {} END"  # nothing waits for anybody
    named |= {"state": came_in.format("completed", "state")}
    named |= {"outcome": came_in.format("noted", "outcome")}
    _insert(Letter, pk | named | {"received_at": _earlier("received_at", seconds)}, f"id < {end}")
    sorted_by = {"sorted_by": _earlier("sorted_by", seconds)}
    _insert(LetterAccess, letter | sorted_by, f"letter_id < {end}", without=("id",))
    own = letter | sorted_by | {"key": key}
    if connection.vendor == "postgresql":
        own["tsv"] = "tsv"
    else:
        names = "line, letter, tree, notes"
        own_key = f"t.key - ({seconds} << {ID_BITS}) + {more}"
        _run(
            f"INSERT INTO {FTS} (rowid, {names}) SELECT {own_key}, {names} FROM {FTS} f "
            f"JOIN correspondence_searchtext t ON t.key = f.rowid WHERE t.letter_id < {end}"
        )
    _insert(SearchText, own, f"letter_id < {end}")


def _insert(
    model: type[Model], changed: dict[str, str], where: str, without: tuple[str, ...] = ()
) -> None:
    columns = [field.column for field in model._meta.concrete_fields if field.column not in without]
    columns += [name for name in changed if name not in columns]
    values = ", ".join(changed.get(name, f'"{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    table = model._meta.db_table
    _run(f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {where}")


def _earlier(column: str, seconds: int) -> str:
    if connection.vendor == "postgresql":
        return f"{column} - interval '{seconds} seconds'"
    return f"strftime('%Y-%m-%d %H:%M:%f', {column}, '-{seconds} seconds')"


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
