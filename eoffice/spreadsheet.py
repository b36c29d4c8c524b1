"""Writes one sheet as an XLSX file: texts, numbers, widths, a heading that stays in view.

A text never becomes a formula, whoever wrote it. Reading a spreadsheet is another matter and is
done in a limited child. Written by hand: the usual library is larger in memory than all our models,
in every process that might be asked for a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import count
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL, LONGEST_NAME = 32_767, 31  # what the format allows
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
TEXT, BOLD = 1, 2  # the styles below, by their place

Cell = str | int | float | None

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>"""
_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
_PARTS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>\
<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>"""
_BOOK = f"""{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>\
<sheet name=%s sheetId="1" r:id="r1"/></sheets></workbook>"""
_FONT = '<sz val="11"/><name val="Calibri"/>'
_WORDS = '<xf numFmtId="49" fontId="%d" fillId="0" borderId="0" xfId="0" quotePrefix="1" \
applyNumberFormat="1" applyFont="1" applyAlignment="1">\
<alignment vertical="top" wrapText="1"/></xf>'
_STYLES = f"""{_HEAD}<styleSheet xmlns="{_MAIN}">\
<fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border/></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
{_WORDS % 0}{_WORDS % 1}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def workbook(
    name: str,
    rows: Iterable[Sequence[Cell]],
    *,
    widths: Sequence[int] = (),
    bold: Sequence[int] = (),
    frozen: int = 0,
) -> bytes:
    """One sheet: `bold` rows (1 is the first) are headings, the first `frozen` stay in view."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", _TYPES)
        packed.writestr("_rels/.rels", _RELATIONS)
        packed.writestr("xl/workbook.xml", _BOOK % quoteattr(_sheet_name(name)))
        packed.writestr("xl/_rels/workbook.xml.rels", _PARTS)
        packed.writestr("xl/styles.xml", _STYLES)
        with packed.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for part in _sheet(rows, widths, frozenset(bold), frozen):
                sheet.write(part.encode())
    return out.getvalue()


def _sheet(
    rows: Iterable[Sequence[Cell]], widths: Sequence[int], bold: frozenset[int], frozen: int
) -> Iterator[str]:
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}">'
    if frozen:
        yield (
            '<sheetViews><sheetView workbookViewId="0">'
            f'<pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" activePane="bottomLeft" '
            'state="frozen"/></sheetView></sheetViews>'
        )
    if widths:
        yield "<cols>"
        for at, width in enumerate(widths, start=1):
            yield f'<col min="{at}" max="{at}" width="{width}" style="{TEXT}" customWidth="1"/>'
        yield "</cols>"
    yield "<sheetData>"
    for at, row in zip(count(1), rows, strict=False):
        style = BOLD if at in bold else TEXT
        yield f'<row r="{at}">{"".join(_cell(value, style) for value in row)}</row>'
    yield "</sheetData></worksheet>"


def _cell(value: Cell, style: int) -> str:
    """A number as a number, anything else as a text in its own place."""
    if value is None:
        return "<c/>"
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    text = escape(NOT_IN_XML.sub("", value)[:LONGEST_CELL])
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _sheet_name(name: str) -> str:
    return NOT_IN_NAMES.sub(" ", NOT_IN_XML.sub("", name)).strip()[:LONGEST_NAME] or "1"
