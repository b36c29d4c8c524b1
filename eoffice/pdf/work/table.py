"""A table that a stranger made (XLSX or CSV, by its content) as rows of text.

Formulas are never computed: a cell is what it showed when the book was saved, else the formula
itself as text. No link is followed, and nothing is read beyond what was asked for.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits

Row = tuple[int, tuple[str, ...]]
MOST_PARTS = 2_000
MOST_XML = 48 << 20  # bytes of all sheets and texts, unpacked
LONGEST_CELL = 1_000
LAST_ROW = 65_536  # empty rows are passed over up to here: as long as sheets once were
ENDINGS = (".xml", ".rels")
DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
OTHERS = ("%PDF", "<", "{")  # text, but of another kind: pages that call themselves .xls too
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_table(source: Path, rows: int, columns: int, *, limits: Limits) -> tuple[Row, ...]:
    """The rows that hold something, each with its number in the file. Raises Refused.

    A row ends with its last cell that holds something.
    """
    data = source.read_bytes()
    if not data.strip():
        raise Refused(Reason.EMPTY)
    lines = _packed(data, columns) if data[:2] == b"PK" else _separated(data)
    found: list[Row] = []
    for number, line in enumerate(lines, start=1):
        if number > LAST_ROW:
            raise Refused(Reason.TOO_MANY_ROWS)
        cells = [" ".join(cell.split())[:LONGEST_CELL] for cell in line[:columns]]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(found) == rows:
            raise Refused(Reason.TOO_MANY_ROWS)
        found.append((number, tuple(cells)))
    return tuple(found)


def _packed(data: bytes, columns: int) -> Iterator[list[str]]:
    """The first sheet that is shown, read twice: what its cells show, and what stands in them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _weigh(archive)
    shown, written = (_sheet(data, columns, values=values) for values in (True, False))
    for seen, kept in zip(shown, written, strict=True):
        yield [_text(a if a is not None else b) for a, b in zip(seen, kept, strict=True)]


def _sheet(data: bytes, columns: int, *, values: bool) -> Iterable[tuple[Any, ...]]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise Refused(Reason.DAMAGED, "no sheet")
    visible[0].reset_dimensions()  # what it says of its own size may be wrong
    return visible[0].iter_rows(max_col=columns, values_only=True)


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
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(";,\t|", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise Refused(Reason.UNKNOWN_TYPE, str(error)) from error


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):  # what a spreadsheet calls "Unicode text"
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
