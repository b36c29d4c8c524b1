"""The empty table that an office fills in: its headings, and one row as an example."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Font

from eoffice.organization.importing.actions import KINDS


def as_csv(kind: str) -> bytes:
    """With semicolons and a byte-order mark, as the office programs here expect it."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows(_rows(kind))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(kind: str) -> bytes:
    """Every cell as text, so that a NIP keeps its digits."""
    book = Workbook()
    sheet = book.active
    for row in _rows(kind):
        sheet.append(row)
    for column, cell in enumerate(sheet[1], start=1):
        cell.font = Font(bold=True)
        letter = sheet.cell(1, column).column_letter
        sheet.column_dimensions[letter].width = max(14, len(str(cell.value)) + 4)
        sheet.column_dimensions[letter].number_format = "@"
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(kind: str) -> list[list[str]]:
    columns = KINDS[kind].COLUMNS
    return [[column.heading for column in columns], [column.example for column in columns]]
