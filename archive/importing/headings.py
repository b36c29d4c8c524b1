"""Finding the row of headings and the columns that are meant, however an office calls them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from eoffice.organization.importing.cells import BadCell
from eoffice.tables import BadTable, Row

LOOKED_AT = 15
Places = Mapping[str, int]
Names = Mapping[str, tuple[str, ...]]
ASIDE = re.compile(r"\([^)]*\)")
UNIT = re.compile(r"_(tahun|thn|th|years?)$")
COUNTING = frozenset({"no", "no_urut", "nomor_urut", "urut", "nr", "number"})
COUNTED = re.compile(r"^\(?(\d{1,2})\)?$")


def plain(heading: str) -> str:
    """A heading without case, signs and blanks: "Jenis / Series Arsip" is jenis_series_arsip."""
    return re.sub(r"[^a-z0-9]+", "_", heading.casefold()).strip("_")


def table_of(
    rows: Sequence[Row], names: Names, required: Sequence[str]
) -> tuple[Places, Sequence[Row]]:
    """Where each known column stands, and the rows below the headings.

    The headings may take two rows (Retensi, and below it Aktif and Inaktif), stand below a title,
    and have their numbers below them. Raises `BadTable` naming the first column that is missing.
    """
    places, _first, below = _heads(rows, names, required)
    return places, [row for row in rows[below:] if not _is_counted(row[1])]


def strangers(rows: Sequence[Row], names: Names, required: Sequence[str]) -> list[str]:
    """What the columns are called that mean nothing here: nothing of them is taken over."""
    places, first, below = _heads(rows, names, required)
    width = max(len(cells) for _number, cells in rows)
    found = []
    for at in sorted(set(range(width)) - set(places.values())):
        said = _held(rows[first:below], at)
        if not said and _held(rows[below:], at):
            found.append(_("column %(letter)s") % {"letter": _letter(at)})
        elif said and plain(said[-1]) not in COUNTING:
            found.append(said[-1][:100])
    return found


def _heads(rows: Sequence[Row], names: Names, required: Sequence[str]) -> tuple[Places, int, int]:
    """The known columns, the row of their headings, and the first row below these."""
    for at, (_number, cells) in enumerate(rows[:LOOKED_AT]):
        places = dict(_known(cells, names))
        if len(places) < 2:
            continue
        below = at + 1
        if below < len(rows) and (more := _second(rows[below][1], cells, places, names)):
            taken = set(more.values())
            places = {name: one for name, one in places.items() if one not in taken} | more
            below += 1
        if all(name in places for name in required):
            return places, at, below
    title = names[required[0]][0].replace("_", " ")
    said = _("No row of headings was found on the first sheet; it has a column “%(name)s”.")
    raise BadTable(said % {"name": title})


def _held(rows: Sequence[Row], at: int) -> list[str]:
    return [cells[at] for _number, cells in rows if at < len(cells) and cells[at]]


def _letter(at: int) -> str:
    """What a spreadsheet calls a column: A, B … Z, AA."""
    return (_letter(at // 26 - 1) if at > 25 else "") + chr(ord("A") + at % 26)


def cell(cells: Sequence[str], places: Places, name: str) -> str:
    """What stands in a column; nothing where the table has none. Raises `BadCell` at a formula of
    which the table holds no value: a program wrote it, and nobody has opened it since."""
    at = places.get(name)
    found = cells[at] if at is not None and at < len(cells) else ""
    if found.startswith("="):
        raise BadCell(_("A formula was never computed: %(cell)s") % {"cell": found[:40]})
    return found


def _known(cells: Sequence[str], names: Names) -> Iterator[tuple[str, int]]:
    found: set[str] = set()
    for at, heading in enumerate(cells):
        name = next(filter(None, (_name(said, names) for said in _ways(heading))), "")
        if name and name not in found:
            found.add(name)
            yield name, at


def _ways(heading: str) -> tuple[str, str, str]:
    """A heading as it stands, without what is in brackets, and without its unit of time."""
    bare = plain(ASIDE.sub(" ", heading))
    return plain(heading), bare, UNIT.sub("", bare)


def _name(said: str, names: Names) -> str:
    return next((one for one, called in names.items() if said in called), "")


def _second(
    cells: Sequence[str], above: Sequence[str], places: Places, names: Names
) -> dict[str, int]:
    """A second row of headings holds headings only, in places where the first has none of them;
    what is merged with the heading above it only says it again."""
    fresh = ["" if at < len(above) and text == above[at] else text for at, text in enumerate(cells)]
    more = dict(_known(fresh, names))
    held = [text for text in fresh if text]
    return more if more and len(more) == len(held) and not set(more) & set(places) else {}


def _is_counted(cells: Sequence[str]) -> bool:
    """A row that only numbers the columns."""
    held = [text for text in cells if text]
    marks = [COUNTED.match(text) for text in held]
    return (
        len(held) > 2
        and all(marks)
        and [int(m[1]) for m in marks if m] == list(range(1, len(held) + 1))
    )
