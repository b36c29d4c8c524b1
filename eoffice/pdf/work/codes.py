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

SIZES = (1_240, 1_754)  # longer side in pixels: quick first, finer if nothing was found


def find_qr(source: Path, page: int, *, limits: Limits) -> tuple[str, ...]:
    """The texts of all QR codes on a page, top to bottom."""
    with source.open("rb") as file:
        kind = identify(file.read(HEAD), source.stat().st_size, max_bytes=limits.bytes)
    return codes_in(_page(source, page) if kind is FileKind.PDF else _image(source, limits))


def codes_in(image: Image.Image) -> tuple[str, ...]:
    """The texts of all QR codes in the picture of a page: a quick look, then a finer one."""
    for longest in SIZES:
        if found := _codes_on(fit(image, longest)):
            return found
    return ()


def _codes_on(image: Image.Image) -> tuple[str, ...]:
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    ordered = sorted(found, key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    return tuple(dict.fromkeys(code.text for code in ordered if code.text))


def _page(viewing: Path, page: int) -> Image.Image:
    with pikepdf.open(viewing) as pdf, pypdfium2.PdfDocument(viewing) as document:
        if not 1 <= page <= len(document):
            raise Refused(Reason.NO_SUCH_PAGE, str(page))
        if scan := scan_of(pdf.pages[page - 1]):
            return scan.picture(SIZES[-1], grey=True)
        return draw(document[page - 1], SIZES[-1], grey=True)


def _image(path: Path, limits: Limits) -> Image.Image:
    image = Image.open(path)
    if image.width * image.height > limits.pixels:
        raise Refused(Reason.BOMB, f"image of {image.width} x {image.height} pixels")
    image.draft("L", (SIZES[-1], SIZES[-1]))
    return image.convert("L")
