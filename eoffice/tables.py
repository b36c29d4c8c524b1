"""Tables that people hand in (XLSX or CSV): read in a limited child, refused with a sentence.

The one way to read such a file. What its columns mean is known to who asks: units and people,
an old agenda book, addressees of a letter to many, classification and retention schedules.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files import File
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eoffice import pdf
from eoffice.errors import OfficeError

MOST_BYTES, MOST_ROWS, MOST_COLUMNS = 5_000_000, 5_000, 40
LIMITS = pdf.Limits(memory=700 << 20, output=0, cpu=15, wall=50)
Row = tuple[int, tuple[str, ...]]

TOO_LARGE = _("The table is too large; split it.")
TOO_MANY = _("The table has more than %(n)s rows; split it.")
LOCKED = _("The table is locked with a password. Save it without one.")
NO_TABLE = _("This is neither CSV nor XLSX. Save the table as XLSX and choose it again.")
DAMAGED = _("The table is damaged and cannot be read. Save it again as XLSX.")
NO_ROWS = _("The table has no rows below its headings.")
SENTENCES: dict[pdf.Reason, str | Promise] = {
    pdf.Reason.EMPTY: NO_ROWS,
    pdf.Reason.UNKNOWN_TYPE: NO_TABLE,
    pdf.Reason.ENCRYPTED: LOCKED,
    pdf.Reason.TOO_COMPLEX: TOO_LARGE,
    pdf.Reason.BOMB: TOO_LARGE,
}


NEVER_COMPUTED = _("A formula was never computed: %(cell)s")
FAILED = _("A formula came out with an error: %(cell)s")
FAULTS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"}
)


def too_many(rows: int) -> str:
    """The sentence with the most rows that are taken, the line of the headings left out."""
    return TOO_MANY % {"n": number_format(rows // 10 * 10, force_grouping=True)}


class BadTable(OfficeError):
    """The file cannot be read as a table."""

    status = 422


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows, all of it text; each row with its number in the file."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]


def read_rows(
    upload: File,
    *,
    most_rows: int = MOST_ROWS,
    most_columns: int = MOST_COLUMNS,
    most_bytes: int = MOST_BYTES,
    limits: pdf.Limits = LIMITS,
    keep_lines: bool = False,
    as_shown: bool = False,
) -> tuple[Row, ...]:
    """The rows that hold something, as text; days as 2026-11-28. Raises `BadTable`.

    Whoever waits in the background may ask for more than a page can wait for. A cell is one line,
    unless its line breaks mean something to who asks (`keep_lines`: an address). Numbers are plain,
    unless people will read them (`as_shown`).
    """
    size = {"rows": most_rows, "columns": most_columns, "as_shown": as_shown}
    rows = _asked(upload, pdf.read_table, most_bytes, limits=limits, **size)
    return rows if keep_lines else tuple((at, _on_one_line(cells)) for at, cells in rows)


def unread_sheets(upload: File) -> tuple[str, ...]:
    """The other sheets that hold a table: one is read, and the rest is told, never left in silence.

    Raises `BadTable`.
    """
    upload.seek(0)
    names: tuple[str, ...] = _asked(upload, pdf.unread_sheets, MOST_BYTES, limits=LIMITS)
    return names


def _asked(upload: File, work: Callable[..., Any], most_bytes: int, **how: Any) -> Any:
    """What a child answers about the file, or a sentence."""
    if (upload.size or 0) > most_bytes:
        raise BadTable(TOO_LARGE)
    with TemporaryDirectory(prefix="eoffice-work-table-") as folder:
        source = Path(folder) / "table"
        with source.open("wb") as file:
            file.writelines(upload.chunks())
        try:
            return work(source, **how)
        except pdf.Refused as refusal:
            sentence = SENTENCES.get(refusal.code, DAMAGED)
            if refusal.code == pdf.Reason.TOO_MANY_ROWS:
                sentence = too_many(how["rows"])
            raise BadTable(sentence) from refusal
        except pdf.ChildDied as death:
            late = death.reason == pdf.Reason.TIMED_OUT
            raise BadTable(TOO_LARGE if late else DAMAGED) from death


def read_table(
    upload: File,
    *,
    most_rows: int = MOST_ROWS,
    keep_lines: bool = False,
    as_shown: bool = False,
) -> Table:
    """The same with the first of these rows as headings. Raises `BadTable`."""
    how = {"keep_lines": keep_lines, "as_shown": as_shown}
    rows = read_rows(upload, most_rows=most_rows + 1, **how)
    if len(rows) < 2:
        raise BadTable(NO_ROWS)
    headers = rows[0][1]
    width, empty = len(headers), ("",) * len(headers)
    below = tuple((number, (cells + empty)[:width]) for number, cells in rows[1:])
    return Table(headers=headers, rows=below)


def _on_one_line(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cell.replace("\n", " ") for cell in cells)


def formula_fault(cell: str) -> str:
    """What is wrong with a formula in this cell, in words: never a wrong or an empty value."""
    if cell.startswith("="):
        return NEVER_COMPUTED % {"cell": cell[:40]}
    return FAILED % {"cell": cell} if cell in FAULTS else ""
