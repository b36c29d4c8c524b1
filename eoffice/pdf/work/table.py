"""A table that a stranger made (XLSX or CSV, by its content) as rows of text.

Formulas are never computed: a cell is what it showed when the book was saved, else the formula
itself as text. No link is followed, and nothing is read beyond what was asked for.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits
from eoffice.pdf.work import shown_number, spread

Row = tuple[int, tuple[str, ...]]
MOST_PARTS = 2_000
MOST_XML = 48 << 20  # bytes of all sheets and texts, unpacked
LONGEST_CELL = 1_000
SEEN_OF_SHEET = 60  # rows and columns in which a sheet shows that it is a table
MOST_NAMED = 20
LAST_ROW = 65_536  # empty rows are passed over up to here: as long as sheets once were
ENDINGS = (".xml", ".rels")
DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
OTHERS = ("%PDF", "<", "{")  # text, but of another kind: pages that call themselves .xls too
HINT = re.compile(r"\Asep=.(?=\r?\n)")  # what a spreadsheet says to itself on the first line
DELIMITERS = ";,\t|"
LOOKED_AT = 64 << 10  # characters of a file whose columns are parted by a sign still to be found
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_table(
    source: Path,
    rows: int,
    columns: int,
    as_shown: bool,  # noqa: FBT001  a child takes what it is told in order
    *,
    limits: Limits,
) -> tuple[Row, ...]:
    """The rows that hold something, each with its number in the file. Raises Refused.

    A row ends with its last cell that holds something. A cell keeps its line breaks. Numbers are
    written as a person would type them, or `as_shown` in the format of their cell.
    """
    data = source.read_bytes()
    if not data.strip():
        raise Refused(Reason.EMPTY)
    lines = _packed(data, columns, as_shown=as_shown) if data[:2] == b"PK" else _separated(data)
    found: list[Row] = []
    for number, line in enumerate(lines, start=1):
        if number > LAST_ROW:
            raise Refused(Reason.TOO_MANY_ROWS)
        cells = [_lines(cell)[:LONGEST_CELL] for cell in line[:columns]]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(found) == rows:
            raise Refused(Reason.TOO_MANY_ROWS)
        found.append((number, tuple(cells)))
    return tuple(found)


def unread_sheets(source: Path, *, limits: Limits) -> tuple[str, ...]:
    """The names of the other sheets that hold a table: `read_table` reads one."""
    data = source.read_bytes()
    if data[:2] != b"PK":
        return ()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _weigh(archive)
    tables = [sheet.title for sheet in _visible(data, values=False) if _has_columns(sheet)]
    return tuple(tables[1:MOST_NAMED])


def _lines(cell: str) -> str:
    lines = (" ".join(line.split()) for line in cell.splitlines())
    return "\n".join(line for line in lines if line)


def _packed(data: bytes, columns: int, *, as_shown: bool) -> Iterator[list[str]]:
    """The first sheet that is shown, read twice: what its cells show, and what stands in them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _weigh(archive)
    written, shown = _sheets(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        merged = spread.ranges(archive.read(shown._worksheet_path))
    both = zip(shown.iter_rows(max_col=columns), _rows(written, columns), strict=True)
    lines = ([_said(a, b, as_shown=as_shown) for a, b in zip(*row, strict=True)] for row in both)
    return spread.spread(lines, merged)


def _said(shown: Any, written: Any, *, as_shown: bool) -> str:
    """What a cell showed; a formula that was never computed says itself, one that came out as an
    empty text says nothing."""
    if as_shown and isinstance(shown.value, int | float | date | time):
        is_number = isinstance(shown.value, int | float)
        words = shown_number.shown if is_number else shown_number.shown_moment
        in_words = words(shown.value, shown.number_format)
        return _text(shown.value) if in_words is None else in_words
    if shown.value is not None or shown.data_type == "str":
        return _text(shown.value)
    if written is not None and not isinstance(written, PLAIN):
        return str(getattr(written, "text", None) or "=")  # over several cells, or a what-if table
    return _text(written)


def _sheets(data: bytes) -> tuple[ReadOnlyWorksheet, ReadOnlyWorksheet]:
    """The first sheet that is shown and has columns, as it is written and as it shows itself: one
    of mere words above it says how to fill it in."""
    written, shown = (_visible(data, values=values) for values in (False, True))
    if not written:
        raise Refused(Reason.DAMAGED, "no sheet")
    at = next((at for at, sheet in enumerate(written) if _has_columns(sheet)), 0)
    return written[at], shown[at]


def _visible(data: bytes, *, values: bool) -> list[ReadOnlyWorksheet]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in visible:
        sheet.reset_dimensions()  # what it says of its own size may be wrong
    return visible


def _has_columns(sheet: ReadOnlyWorksheet) -> bool:
    rows = sheet.iter_rows(max_row=SEEN_OF_SHEET, max_col=SEEN_OF_SHEET, values_only=True)
    return any(sum(cell is not None for cell in row) > 1 for row in rows)


def _rows(sheet: ReadOnlyWorksheet, columns: int) -> Iterable[tuple[Any, ...]]:
    return sheet.iter_rows(max_col=columns, values_only=True)


PLAIN = (str, int, float, date, time, timedelta)  # a datetime is a date, a yes or no a number
EXACT = 10**15
"""A longer number has lost its last digits in the spreadsheet: it is told as one shows it there."""


def _weigh(archive: zipfile.ZipFile) -> None:
    """The directory says what it unpacks to; zipfile reads no more than that."""
    parts = archive.infolist()
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise Refused(Reason.UNKNOWN_TYPE)
    if len(parts) > MOST_PARTS:
        raise Refused(Reason.TOO_COMPLEX, "parts")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(Reason.ENCRYPTED)
    texts = [part for part in parts if part.filename.lower().endswith(ENDINGS)]
    if sum(part.file_size for part in texts) > MOST_XML:
        raise Refused(Reason.BOMB)
    for part in texts:
        if DOCTYPE.search(archive.read(part)):
            raise Refused(Reason.DAMAGED, "entities")


def _text(cell: Any) -> str:
    """A cell as a person would type it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, (int, float)) and abs(cell) >= EXACT:
        return f"{cell:.5E}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _separated(data: bytes) -> Iterator[list[str]]:
    """Values with semicolons, commas, tabs or bars between them."""
    text = _decoded(data)
    if UNPRINTABLE.search(text) or text.lstrip().startswith(OTHERS):
        raise Refused(Reason.UNKNOWN_TYPE)
    text = HINT.sub("", text)
    delimiter = max(DELIMITERS, key=lambda sign: _weight(text, sign))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise Refused(Reason.UNKNOWN_TYPE, str(error)) from error


def _weight(text: str, sign: str) -> tuple[int, int]:
    """How many of the first rows have the same number of cells, and how many these are: the signs
    of a title above the headings, or in a description, are not those that part the columns."""
    try:
        rows = csv.reader(io.StringIO(text[:LOOKED_AT], newline=""), delimiter=sign)
        widths = Counter(len(row) for row in islice(rows, 60) if len(row) > 1)
    except csv.Error:
        return 0, 0
    width, rows_alike = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return rows_alike, width


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):  # what a spreadsheet calls "Unicode text"
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
