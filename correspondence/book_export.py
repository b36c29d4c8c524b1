"""The agenda book as a table or on paper. A cell never becomes a formula, whoever wrote it."""

import tempfile
from io import BytesIO
from pathlib import Path

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from correspondence.agenda import COLUMNS, AgendaLine
from correspondence.models import Register
from eoffice import pdf

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (14, 18, 32, 34, 48, 30, 30)


def as_xlsx(register: Register, year: int, lines: list[AgendaLine]) -> bytes:
    """One sheet with the seven columns; every cell is text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(year))
    for letter, width in zip("ABCDEFG", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A4"
    title = _("%(book)s %(year)s") % {"book": register.name, "year": year}
    sheet.append([_text(sheet, title, bold=True)])
    sheet.append([_text(sheet, str(register.office))])
    sheet.append([_text(sheet, str(column), bold=True) for column in COLUMNS])
    for line in lines:
        sheet.append([_text(sheet, cell) for cell in line.cells])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_pdf(register: Register, year: int, lines: list[AgendaLine]) -> bytes:
    """Typeset in a limited child."""
    data = {
        "title": register.name,
        "office": str(register.office),
        "year": year,
        "columns": [str(column) for column in COLUMNS],
        "rows": [list(line.cells) for line in lines],
        "void": [line.state == "void" for line in lines],
    }
    with tempfile.TemporaryDirectory(prefix="agenda-") as folder:
        out = pdf.typeset("agenda_book.typ", data, Path(folder) / "agenda.pdf")
        return out.read_bytes()


def _text(sheet: object, value: str, *, bold: bool = False) -> WriteOnlyCell:
    """A cell of text: what looks like a formula stays what was written."""
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold)
    return cell
