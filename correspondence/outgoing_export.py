"""The register of outgoing letters as a table or on paper."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from correspondence.book_export import table, typeset_book
from correspondence.models import Register
from correspondence.outgoing_book import COLUMNS, OutLine
from correspondence.states import EntryState

WIDTHS = (12, 18, 36, 40, 54, 40)


def as_xlsx(register: Register, year: int, lines: list[OutLine]) -> bytes:
    """One sheet with the six columns."""
    title = _("%(book)s %(year)s") % {"book": register.name, "year": year}
    columns = [str(column) for column in COLUMNS]
    rows = [line.cells for line in lines]
    return table(str(year), (title, str(register.office)), columns, WIDTHS, rows)


def as_pdf(register: Register, year: int, lines: list[OutLine]) -> bytes:
    """The six columns typeset."""
    return typeset_book("outgoing_book", register, year, [_row(line) for line in lines])


def _row(line: OutLine) -> dict[str, object]:
    return {
        "sequence": line.sequence,
        "sent": date_format(line.sent, "d-m-Y") if line.sent else "",
        "number": line.number,
        "date": date_format(line.day, "d-m-Y") if line.day else "",
        "to": line.to,
        "summary": line.content,
        "remark": line.remarks,
        "void": line.state == EntryState.VOID,
    }
