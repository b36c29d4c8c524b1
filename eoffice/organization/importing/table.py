"""Reads an uploaded CSV or XLSX into rows of text, within bounds; strangers make such files too."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from django.utils.translation import gettext as _

from eoffice.errors import OfficeError

MOST_BYTES, MOST_ROWS, LONGEST_CELL = 5_000_000, 5_000, 1_000
UNPACK = Path(__file__).with_name("unpack.py")
WAIT = 30


class BadTable(OfficeError):
    """The file cannot be read as a table."""


@dataclass(frozen=True, slots=True)
class Table:
    """Headers and rows, all of it text; `first_row` is the number of the first row in the file."""

    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_table(name: str, data: bytes) -> Table:
    """Read a table; what it is follows from its content, not from its name."""
    if len(data) > MOST_BYTES:
        raise BadTable(_("The file is too large; split it."))
    rows = _unpacked(data) if data[:2] == b"PK" else _separated(data)
    return _with_headers(rows)


def _unpacked(data: bytes) -> list[list[str]]:
    """In a limited child, because an XLSX is a packed bundle of XML that may explode."""
    command = [sys.executable, "-I", str(UNPACK), str(MOST_ROWS)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=WAIT, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise BadTable(_("The file cannot be read as an XLSX table.")) from error
    rows: list[list[str]] = json.loads(done.stdout)
    return rows


def _separated(data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise BadTable(_("This is neither CSV nor XLSX."))
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        return list(csv.reader(StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise BadTable(_("This is neither CSV nor XLSX.")) from error


def _with_headers(rows: Sequence[Sequence[str]]) -> Table:
    numbered = [
        (number, tuple(cell.strip()[:LONGEST_CELL] for cell in row))
        for number, row in enumerate(rows, start=1)
        if any(cell.strip() for cell in row)
    ]
    if len(numbered) < 2:
        raise BadTable(_("The table has no rows below its headings."))
    if len(numbered) > MOST_ROWS:
        raise BadTable(_("The table has too many rows; split it."))
    headers = numbered[0][1]
    width = max(at for at, cell in enumerate(headers, start=1) if cell)
    rows = tuple((number, row[:width]) for number, row in numbered[1:])
    return Table(headers=headers[:width], rows=rows)
