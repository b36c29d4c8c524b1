"""Makes tables: ordinary ones, and those that are meant to break a reader."""

import zipfile
from io import BytesIO

from django.core.files.base import ContentFile
from openpyxl import Workbook

ROWS = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c></row>'


def xlsx(*rows):
    """A workbook with these rows."""
    book, out = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def with_part(name, content):
    """The same with one part replaced, or added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(xlsx(["kode"], ["A"]))) as good:
        parts = {part: good.read(part) for part in good.namelist()} | {name: content}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, data in parts.items():
            packed.writestr(part, data)
    return out.getvalue()


def with_sheet(body, prolog=""):
    """A workbook whose sheet is written by hand."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'{prolog}<worksheet xmlns="{space}"><sheetData>{body}</sheetData></worksheet>'
    return with_part("xl/worksheets/sheet1.xml", f'<?xml version="1.0"?>{sheet}'.encode())


def laughs():
    """Entities that grow tenfold, eight times."""
    names = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    return with_sheet(ROWS.format(1, "&l8;"), f'<!DOCTYPE w [<!ENTITY l0 "ha">{names}]>')


def far_away(last):
    """Two rows, with nothing between the first and this one."""
    return with_sheet(ROWS.format(1, "kode") + ROWS.format(last, "A"))


def many(count):
    """So many rows."""
    return with_sheet("".join(ROWS.format(at, "A") for at in range(1, count + 1)))


def upload(data):
    """As a form hands it over."""
    return ContentFile(data, name="x.xlsx")
