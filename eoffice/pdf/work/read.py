"""What a page says: from its text layer if that is real, else from its picture."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

from eoffice.pdf import fence
from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits, PageText
from eoffice.pdf.work.draw import draw, is_uniform
from eoffice.pdf.work.layer import read_layer
from eoffice.pdf.work.ocr import read_picture
from eoffice.pdf.work.scan import scan_of

DOTS_PER_INCH = 200
SIDES = (1_700, 3_600)  # pixels of the longer side, whatever the page claims to measure
CPU = 40  # seconds for one page, in any one process


def read_page(viewing: Path, page: int, languages: str, *, limits: Limits) -> PageText:
    """Read one page (1 is the first)."""
    with pikepdf.open(viewing) as pdf, pypdfium2.PdfDocument(viewing) as document:
        if not 1 <= page <= len(document):
            raise Refused(Reason.NO_SUCH_PAGE, str(page))
        drawn = document[page - 1]
        scan = scan_of(pdf.pages[page - 1])
        if not scan and (layer := read_layer(drawn)):
            return layer
        if not languages:  # character recognition is switched off
            return PageText("", (), "layer", 0, 0.0)
        fence.allow(CPU)
        longest = _pixels(drawn)
        image = (
            _fitted(scan.picture(longest, grey=True), longest)
            if scan
            else draw(drawn, longest, grey=True)
        )
    if is_uniform(image):
        return PageText("", (), "ocr", 0, 0.0)
    return read_picture(image, languages)


def _pixels(page: pypdfium2.PdfPage) -> int:
    longest = max(page.get_size()) / 72 * DOTS_PER_INCH
    return int(min(max(longest, SIDES[0]), SIDES[1]))


def _fitted(image: Image.Image, longest: int) -> Image.Image:
    """Bring a scan to the size at which letters are read best; a coarse one stays as it is."""
    part = longest / max(image.size)
    if part > 0.95 and max(image.size) >= SIDES[0]:
        return image
    size = (max(1, round(image.width * part)), max(1, round(image.height * part)))
    return image.resize(size, Image.Resampling.HAMMING)
