"""QR codes on a page: the label that was put on a letter before it was scanned."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import zxingcpp
from PIL import Image

from eoffice.pdf.identify import HEAD, identify
from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import FileKind, Limits
from eoffice.pdf.work.draw import draw, fit
from eoffice.pdf.work.scan import scan_of

LONGEST = 1_754  # pixels of the longer side: a label is read, and most pages bear none


def find_qr(source: Path, page: int, *, limits: Limits) -> tuple[str, ...]:
    """The texts of all QR codes on a page, top to bottom."""
    with source.open("rb") as file:
        kind = identify(file.read(HEAD), source.stat().st_size, max_bytes=limits.bytes)
    return codes_in(_page(source, page) if kind is FileKind.PDF else _image(source, limits))


def codes_in(image: Image.Image) -> tuple[str, ...]:
    """The texts of all QR codes in the picture of a page, top to bottom, however they lie."""
    found = zxingcpp.read_barcodes(
        fit(image, LONGEST),
        formats=zxingcpp.BarcodeFormat.QRCode,
        try_rotate=False,  # for bars only
        try_invert=False,
    )
    ordered = sorted(found, key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    return tuple(dict.fromkeys(code.text for code in ordered if code.text))


def _page(viewing: Path, page: int) -> Image.Image:
    with pikepdf.open(viewing) as pdf, pypdfium2.PdfDocument(viewing) as document:
        if not 1 <= page <= len(document):
            raise Refused(Reason.NO_SUCH_PAGE, str(page))
        if scan := scan_of(pdf.pages[page - 1]):
            return scan.picture(LONGEST, grey=True)
        return draw(document[page - 1], LONGEST, grey=True)


def _image(path: Path, limits: Limits) -> Image.Image:
    image = Image.open(path)
    if image.width * image.height > limits.pixels:
        raise Refused(Reason.BOMB, f"image of {image.width} x {image.height} pixels")
    image.draft("L", (LONGEST, LONGEST))
    return image.convert("L")
