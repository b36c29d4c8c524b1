"""Papers of the story of the archive: tables of a classification, a scan, printed labels."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pypdfium2
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from tests.journeys.story import OWN

HEADINGS = ("Kode", "Kode induk", "Nama", "Aktif", "Inaktif", "Nasib akhir")
ON_PAGE_3 = ("Berita acara pengujian getaran pompa", "bantalan poros bergetar melampaui ambang")


def as_csv(*rows: tuple[str, ...]) -> dict[str, object]:
    """A table as a spreadsheet program of an Indonesian office saves it."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows((HEADINGS, *rows))
    content = text.getvalue().encode()
    return {"name": "klasifikasi.csv", "mimeType": "text/csv", "buffer": content}


def as_xlsx(*rows: tuple[str, ...]) -> dict[str, object]:
    """The same as a workbook, below a title."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in (("KLASIFIKASI DAN JADWAL RETENSI ARSIP",), HEADINGS, *rows):
        book.active.append(row)
    book.save(out)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "klasifikasi.xlsx", "mimeType": kind, "buffer": out.getvalue()}


def three_pages(folder: Path) -> Path:
    """A scan of three sheets without any text of its own: two of the samples, and an annex."""
    paper = pypdfium2.PdfDocument.new()
    for name in ("surat-004-pindai.pdf", "surat-009-pindai.pdf"):
        paper.import_pages(pypdfium2.PdfDocument(OWN / name), [0])
    annex = io.BytesIO()
    _scanned(ON_PAGE_3).save(annex, "PDF", resolution=150)
    paper.import_pages(pypdfium2.PdfDocument(annex.getvalue()), [0])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "surat-pompa-pindai.pdf"
    paper.save(path)
    return path


def _scanned(lines: tuple[str, ...]) -> Image.Image:
    sheet = Image.new("L", (1240, 1754), 250)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(size=34)
    for order, line in enumerate(lines):
        pen.text((140, 200 + 70 * order), line, fill=20, font=font)
    return sheet.rotate(0.4, fillcolor=250)


def label_in(pdf: bytes, page: int = 0) -> str:
    """What the QR of a printed label says to a scanner."""
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=3).to_pil()
    return zxingcpp.read_barcodes(picture)[0].text
