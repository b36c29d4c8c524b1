"""Runs alone in a limited child: reads an XLSX from stdin and prints its rows as JSON.

Formulas stay text; nothing is computed, no link is followed. Imports nothing of this project.
"""

import json
import resource
import sys
import zipfile
from io import BytesIO

from openpyxl import load_workbook

MEMORY, SECONDS = 600 << 20, 15
MOST_UNPACKED, MOST_COLUMNS, LONGEST_CELL = 60_000_000, 40, 1000


def limit() -> None:
    """Little memory, little time, and no file to write."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def rows_of(data: bytes, most_rows: int) -> list[list[str]]:
    """The first sheet as text, row by row."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise ValueError("too large")
    book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
    sheet = book.worksheets[0]
    found = []
    for row in sheet.iter_rows(max_row=most_rows + 1, max_col=MOST_COLUMNS, values_only=True):
        found.append([text_of(cell) for cell in row])
    return found


def text_of(cell: object) -> str:
    """A cell as a person would type it."""
    if cell is None:
        return ""
    if hasattr(cell, "date"):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)[:LONGEST_CELL]


if __name__ == "__main__":
    limit()
    json.dump(rows_of(sys.stdin.buffer.read(), int(sys.argv[1])), sys.stdout)
