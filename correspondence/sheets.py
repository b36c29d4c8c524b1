"""Reading an old agenda book from a table: the seven columns, an error for every bad row."""

import re
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any, NamedTuple

from django.core import signing
from django.core.files import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence import book_headings, numbering_pattern
from correspondence.actions.legacy import LegacyLine
from correspondence.forms.paper_fields import read_date
from correspondence.models import Register, RegisterEntry
from eoffice import clock, tables
from eoffice.errors import WrongState

PREVIEW_LASTS = 3600
COLUMNS = book_headings.COLUMNS
DAYS = ("received", "letter_date")
UNKNOWN_COLUMNS = gettext_lazy(
    "The table has more than the seven columns, and their headings are not known. "
    "Name them as above."
)
NUMBER = re.compile(r"^\D*(\d{1,9})")
DAY = r"(?P<day>\d{1,4}(?:[-/.]\w{1,12}[-/.]|\s+[A-Za-z]+\s+)\d{2,4})"
PARTED = r"\s*(?:[,;|]|\s|\b(?:tanggal|tgl|nomor|no)\b\.?)+\s*"  # one cell, or two of its lines
DAY_AND_NUMBER = re.compile(rf"^{DAY}{PARTED}(?P<number>\S.*)$", re.IGNORECASE)
NUMBER_AND_DAY = re.compile(rf"^(?P<number>\S.*?){PARTED}{DAY}$", re.IGNORECASE)


class BadLine(NamedTuple):
    """A row that is left out: where it stands (0 for the whole file), why, and what it says."""

    at: int
    said: str
    text: str = ""


@dataclass
class Sheet:
    """What a table holds: good rows, a sentence for every bad one, and how many are known."""

    rows: list[LegacyLine] = field(default_factory=list)
    errors: list[BadLine] = field(default_factory=list)
    known: int = 0  # rows that stand in the book already as they are here
    other_sheets: tuple[str, ...] = ()  # of the workbook, with a table that was not read
    is_unread: bool = False  # not a row was found: what is said is about the whole file


class PreviewGone(WrongState):
    """The preview is too old, or not this person's."""

    sentence = gettext_lazy(
        "The preview is too old. Choose the table again; nothing was taken over."
    )


class BadRow(ValueError):
    """A row that cannot be taken over, with its sentence."""


def read_book(upload: File, register: Register) -> Sheet:
    """Read the first sheet; headings say which column is which, empty rows are passed over."""
    sheet, order, book = Sheet(), None, Book(register)
    try:
        for at, cells in tables.read_rows(upload, most_columns=book_headings.MOST):
            if named := book_headings.order_in(list(cells)):
                order = named if not sheet.rows else order
                continue
            if book_headings.counts_columns(list(cells)) or book_headings.is_title(list(cells)):
                continue
            if order is None and any(cells[COLUMNS:]):
                raise tables.BadTable(UNKNOWN_COLUMNS)
            _read(sheet, at, book_headings.arranged(list(cells), order), book)
        sheet.other_sheets = tables.unread_sheets(upload)
    except tables.BadTable as error:
        sheet.errors.append(BadLine(0, str(error)))
    if not (sheet.rows or sheet.errors or sheet.known):
        sheet.errors.append(BadLine(0, _("The table has no rows.")))
    sheet.is_unread = any(bad.at == 0 for bad in sheet.errors)
    return sheet


def packed(rows: list[LegacyLine], *, register: Register, user_id: int | None) -> str:
    """The rows of a preview, signed, so that what was seen is exactly what is taken over."""
    plain = [[_plain(value) for value in asdict(row).values()] for row in rows]
    return signing.dumps(plain, salt=_salt(register, user_id), compress=True)


def unpacked(text: str, *, register: Register, user_id: int | None) -> list[LegacyLine]:
    """The rows of a preview of this person and this book. Raises `PreviewGone`."""
    try:
        plain = signing.loads(text, salt=_salt(register, user_id), max_age=PREVIEW_LASTS)
    except signing.BadSignature as error:
        raise PreviewGone from error
    names = [column.name for column in fields(LegacyLine)]
    return [LegacyLine(**_restored(dict(zip(names, row, strict=True)))) for row in plain]


def _restored(row: dict[str, Any]) -> dict[str, Any]:
    days = {name: date.fromisoformat(row[name]) for name in DAYS if row[name]}
    return {**row, **days}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _salt(register: Register, user_id: int | None) -> str:
    return f"agenda-book:{register.pk}:{user_id}"


class Book:
    """The numbers that a book holds already, and those that a table would add."""

    def __init__(self, register: Register) -> None:
        self.register = register
        entries = RegisterEntry.objects.filter(register=register)
        names = ("year", "number", "is_legacy", "letter__sender_name", "letter__subject")
        self.entries = {row[:2]: row[2:] for row in entries.values_list(*names)}
        self.rows: dict[tuple[int, int], int] = {}

    def has(self, line: LegacyLine) -> bool:
        """Whether this very line was taken over before."""
        told = (True, line.sender[:250], line.content[:500])
        return self.entries.get((line.year, line.number)) == told

    def add(self, line: LegacyLine, at: int) -> None:
        """Keep the number for this row. Raises `BadRow` where it is another one's."""
        key = (line.year, line.number)
        if key in self.entries:
            raise BadRow(_("Number %s is in the book already.") % line.rendered)
        if self.rows.setdefault(key, at) != at:
            said = _("Number %(number)s stands in row %(row)d of the table already.")
            raise BadRow(said % {"number": line.rendered, "row": self.rows[key]})


def _read(sheet: Sheet, at: int, cells: list[str], book: Book) -> None:
    if not sheet.rows and not sheet.errors and _is_heading(cells):
        return
    try:
        line = _line(cells, book.register)
        if book.has(line):
            sheet.known += 1
            return
        book.add(line, at)
        sheet.rows.append(line)
    except BadRow as error:
        sheet.errors.append(BadLine(at, str(error), " · ".join(filter(None, cells))))


def _is_heading(cells: list[str]) -> bool:
    """A title or the names of the columns, above the first line."""
    return not cells[0][:1].isdecimal() and read_date(cells[1]) is None


def _line(cells: list[str], register: Register) -> LegacyLine:
    """Number · received · date and number · from · content · for · remarks."""
    if fault := next(filter(None, map(tables.formula_fault, cells)), ""):
        raise BadRow(fault)
    number = NUMBER.match(cells[0])
    received = read_date(cells[1])
    if not number or int(number[1]) == 0:
        raise BadRow(_("The first column has no running number."))
    if received is None:
        raise BadRow(_("The date of receipt cannot be read."))
    if received > clock.today(register.office.zone):
        raise BadRow(_("The date of receipt lies in the future."))
    sender, content = cells[3], cells[4]
    if not sender or not content:
        raise BadRow(_("Sender or content is missing."))
    letter_date, sender_number = _date_and_number(cells[2])
    sequence = int(number[1])
    return LegacyLine(
        year=received.year,
        number=sequence,
        rendered=numbering_pattern.render(register.pattern, sequence, received),
        received=received,
        letter_date=letter_date,
        sender_number=sender_number,
        sender=sender,
        content=content,
        addressee=cells[5],
        remark=cells[6],
    )


def _date_and_number(cell: str) -> tuple[date | None, str]:
    """ "19 Agustus 2024, 620/2153/Kec.LS" as its two parts, in either order; one may be missing."""
    if day := read_date(cell):
        return day, ""
    for order in (DAY_AND_NUMBER, NUMBER_AND_DAY):
        if (match := order.match(cell)) and (day := read_date(match["day"])):
            return day, match["number"].strip()
    return None, cell
