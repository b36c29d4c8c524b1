"""Reading an old agenda book from a table: the seven columns, an error for every bad row.

The table is read in a bounded way: little memory, few rows, values only, never formulas.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from typing import Any

from django.core import signing
from django.core.files import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from correspondence import numbering_pattern
from correspondence.actions.legacy import LegacyLine
from correspondence.forms.paper_fields import read_date
from correspondence.models import Register, RegisterEntry
from eoffice.errors import WrongState

MOST_BYTES, MOST_UNPACKED, MOST_ROWS = 5_000_000, 60_000_000, 5_000
PREVIEW_LASTS = 3600
COLUMNS = 7
DAYS = ("received", "letter_date")
NUMBER = re.compile(r"^\D*(\d{1,9})")
DAY_AND_NUMBER = re.compile(r"^(?P<day>\d[^,;]*?)\s*[,;]\s*(?P<number>.+)$")


@dataclass
class Sheet:
    """What a table holds: good rows, and a sentence for every bad one."""

    rows: list[LegacyLine] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)


class PreviewGone(WrongState):
    """The preview is too old, or not this person's."""

    sentence = _lazy("The preview is too old. Choose the table again; nothing was taken over.")


class BadRow(ValueError):
    """A row that cannot be taken over, with its sentence."""


def read_book(upload: File, register: Register) -> Sheet:
    """Read the first sheet; headings and empty rows are passed over."""
    sheet = Sheet()
    seen: set[tuple[int, int]] = set()
    known = set(RegisterEntry.objects.filter(register=register).values_list("year", "number"))
    try:
        for at, cells in _rows(upload):
            _read(sheet, at, cells, register, seen, known)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        said = str(error) if isinstance(error, BadRow) else _("This is no XLSX table.")
        sheet.errors.append((0, said))
    if not sheet.rows and not sheet.errors:
        sheet.errors.append((0, _("The table has no rows.")))
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


def _rows(upload: File) -> Iterator[tuple[int, list[Any]]]:
    if upload.size > MOST_BYTES:
        raise BadRow(_("The table is too large; split it by year."))
    with zipfile.ZipFile(upload) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise BadRow(_("The table is too large; split it by year."))
    upload.seek(0)
    book = load_workbook(upload, read_only=True, data_only=True, keep_links=False)
    rows = book.worksheets[0].iter_rows(max_col=COLUMNS, values_only=True)
    for at, cells in enumerate(rows, start=1):
        if at > MOST_ROWS:
            raise BadRow(_("The table has too many rows; split it by year."))
        if any(cell not in (None, "") for cell in cells):
            yield at, [*cells, *[None] * (COLUMNS - len(cells))]


def _read(
    sheet: Sheet,
    at: int,
    cells: list[Any],
    register: Register,
    seen: set[tuple[int, int]],
    known: set[tuple[int, int]],
) -> None:
    if not sheet.rows and not NUMBER.match(_text(cells[0])):
        return  # a heading above the first row
    try:
        line = _line(cells, register)
        if (line.year, line.number) in seen | known:
            raise BadRow(_("Number %s is in the book already.") % line.rendered)
        seen.add((line.year, line.number))
        sheet.rows.append(line)
    except BadRow as error:
        sheet.errors.append((at, str(error)))


def _line(cells: list[Any], register: Register) -> LegacyLine:
    """Number · received · date and number · from · content · for · remarks."""
    number = NUMBER.match(_text(cells[0]))
    received = _day(cells[1])
    if not number or int(number[1]) == 0:
        raise BadRow(_("The first column has no running number."))
    if received is None:
        raise BadRow(_("The date of receipt cannot be read."))
    sender, content = _text(cells[3]), _text(cells[4])
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
        addressee=_text(cells[5]),
        remark=_text(cells[6]),
    )


def _date_and_number(cell: Any) -> tuple[date | None, str]:
    """ "19 Agustus 2024, 620/2153/Kec.LS" as its two parts; either may be missing."""
    if day := _day(cell):
        return day, ""
    text = _text(cell)
    if (match := DAY_AND_NUMBER.match(text)) and (day := read_date(match["day"])):
        return day, match["number"].strip()
    return None, text


def _day(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else read_date(_text(cell))


def _text(cell: Any) -> str:
    return " ".join(str(cell if cell is not None else "").split())
