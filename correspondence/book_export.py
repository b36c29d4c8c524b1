"""The agenda book as a table or on paper. A cell never becomes a formula, whoever wrote it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from correspondence.agenda import COLUMNS, AgendaLine
from correspondence.models import Register
from correspondence.states import EntryState
from eoffice import pdf, spreadsheet
from eoffice.errors import Refused

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
    rows: Iterable[Sequence[str | int]],
) -> bytes:
    """One sheet: two lines of heading, the columns, the rows; words are text, never a formula."""
    above = [[head] for head in heads]
    bold, frozen = (1, len(above) + 1), len(above) + 1
    everything = chain(above, [columns], rows)
    return spreadsheet.workbook(name, everything, widths=widths, bold=bold, frozen=frozen)


def as_pdf(register: Register, year: int, lines: list[AgendaLine]) -> bytes:
    """The seven columns typeset."""
    return typeset_book("agenda_book", register, year, [_row(line) for line in lines])


def typeset_book(
    template: str, register: Register, year: int, rows: Sequence[Mapping[str, object]]
) -> bytes:
    """A year of a book, in a limited child. Raises Refused for more than fits there."""
    data = {
        "title": register.name,
        "office": str(register.office),
        "period": str(year),
        "rows": list(rows),
    }
    try:
        return pdf.printed(template, data)
    except (pdf.Refused, pdf.ChildDied) as failure:
        raise Refused(_("The list is too long; choose a shorter period.")) from failure


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
