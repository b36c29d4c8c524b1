"""The agenda book as a table or on paper. A cell never becomes a formula, whoever wrote it."""

import tempfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from correspondence.agenda import COLUMNS, AgendaLine
from correspondence.models import Register
from correspondence.states import EntryState
from eoffice import pdf

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (14, 18, 32, 34, 48, 30, 30)


def as_xlsx(register: Register, year: int, lines: list[AgendaLine]) -> bytes:
    """One sheet with the seven columns."""
    title = _("%(book)s %(year)s") % {"book": register.name, "year": year}
    heads = (title, str(register.office))
    rows = [line.cells for line in lines]
    return table(str(year), heads, [str(column) for column in COLUMNS], WIDTHS, rows)


def table(
    name: str,
    heads: Sequence[str],
    columns: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[str]],
) -> bytes:
    """One sheet: two lines of heading, the columns, the rows; every cell is text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    for letter, width in zip("ABCDEFGHIJKLMNOPQRST", widths, strict=False):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A4"
    for n, head in enumerate(heads):
        sheet.append([_text(sheet, head, bold=not n)])
    sheet.append([_text(sheet, column, bold=True) for column in columns])
    for row in rows:
        sheet.append([_text(sheet, cell) for cell in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_pdf(register: Register, year: int, lines: list[AgendaLine]) -> bytes:
    """Typeset in a limited child."""
    data = {
        "title": register.name,
        "office": str(register.office),
        "period": str(year),
        "rows": [_row(line) for line in lines],
    }
    with tempfile.TemporaryDirectory(prefix="eoffice-work-agenda-") as folder:
        return pdf.typeset("agenda_book", data, Path(folder) / "agenda.pdf").read_bytes()


def _row(line: AgendaLine) -> dict[str, object]:
    return {
        "number": line.number,
        "received": date_format(line.received, "d-m-Y") if line.received else "",
        "letter_date": date_format(line.letter_date, "d-m-Y") if line.letter_date else "",
        "letter_number": line.sender_number,
        "sender": line.sender,
        "summary": line.content,
        "unit": line.addressee,
        "remark": line.remarks,
        "void": line.state == EntryState.VOID,
    }


def _text(sheet: object, value: str, *, bold: bool = False) -> WriteOnlyCell:
    """A cell of text: what looks like a formula stays what was written."""
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold)
    return cell
