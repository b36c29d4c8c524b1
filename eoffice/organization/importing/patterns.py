"""The empty table that an office fills in: its headings, and one row as an example."""

from __future__ import annotations

import csv
from io import StringIO

from eoffice import spreadsheet
from eoffice.organization.importing.actions import KINDS


def as_csv(kind: str) -> bytes:
    """With semicolons and a byte-order mark, as the office programs here expect it."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows(_rows(kind))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(kind: str) -> bytes:
    """Every cell as text, so that a NIP keeps its digits."""
    rows = _rows(kind)
    widths = [max(14, len(heading) + 4) for heading in rows[0]]
    return spreadsheet.workbook(kind, rows, widths=widths, bold=(1,), frozen=1)


def _rows(kind: str) -> list[list[str]]:
    columns = KINDS[kind].COLUMNS
    return [[column.heading for column in columns], [column.example for column in columns]]
