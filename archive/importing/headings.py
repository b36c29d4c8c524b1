"""Finding the row of headings and the columns that are meant, however an office calls them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from eoffice.tables import BadTable, Row

LOOKED_AT = 15
Places = Mapping[str, int]
Names = Mapping[str, tuple[str, ...]]
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
    for at, (_number, cells) in enumerate(rows[:LOOKED_AT]):
        places = dict(_known(cells, names))
        if len(places) < 2:
            continue
        below = at + 1
        if below < len(rows) and (more := _second(rows[below][1], places, names)):
            places, below = {**places, **more}, below + 1
        if all(name in places for name in required):
            return places, [row for row in rows[below:] if not _is_counted(row[1])]
    title = names[required[0]][0].replace("_", " ")
    said = _("No row of headings was found on the first sheet; it has a column “%(name)s”.")
    raise BadTable(said % {"name": title})


def cell(cells: Sequence[str], places: Places, name: str) -> str:
    """What stands in a column; nothing where the table has none."""
    at = places.get(name)
    return cells[at] if at is not None and at < len(cells) else ""


def _known(cells: Sequence[str], names: Names) -> Iterator[tuple[str, int]]:
    found: set[str] = set()
    for at, heading in enumerate(cells):
        said = plain(heading)
        name = next((one for one, called in names.items() if said in called), "")
        if name and name not in found:
            found.add(name)
            yield name, at


def _second(cells: Sequence[str], places: Places, names: Names) -> dict[str, int]:
    """A second row of headings holds headings only, in places where the first has none of them."""
    more = dict(_known(cells, names))
    held = [at for at, text in enumerate(cells) if text]
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
