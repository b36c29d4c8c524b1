"""What a page says: from its text layer if that is real, else from its picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

from eoffice.pdf import fence
from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits, PageText
from eoffice.pdf.work import codes
from eoffice.pdf.work.codes import codes_in
from eoffice.pdf.work.draw import draw, is_uniform
from eoffice.pdf.work.layer import read_layer
from eoffice.pdf.work.ocr import read_picture
from eoffice.pdf.work.scan import Scan, scan_of

DOTS_PER_INCH = 200
SIDES = (1_700, 3_600)  # pixels of the longer side, whatever the page claims to measure
CPU = 40  # seconds for one page, in any one process


def read_pages(
    viewing: Path,
    pages: tuple[int, ...],
    languages: str,
    *,
    limits: Limits,
    tell: Callable[[PageText], bool],
) -> None:
    """Read these pages (1 is the first) one by one; after each the client says whether to go on."""
    with pikepdf.open(viewing) as pdf, pypdfium2.PdfDocument(viewing) as document:
        for page in pages:
            if not 1 <= page <= len(document):
                raise Refused(Reason.NO_SUCH_PAGE, str(page))
            fence.allow(limits.cpu)
            sheet = _Sheet(document[page - 1], scan_of(pdf.pages[page - 1]))
            text = _read(sheet, languages, with_codes=page == 1)
            sheet.drawn.close()
            if not tell(text):
                return


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page as PDFium draws it, and as the one JPEG that it may be."""

    drawn: pypdfium2.PdfPage
    scan: Scan | None

    def picture(self, longest: int) -> Image.Image:
        """In grey, about as large as asked for."""
        if self.scan:
            return self.scan.picture(longest, grey=True)
        return draw(self.drawn, longest, grey=True)


def _read(sheet: _Sheet, languages: str, *, with_codes: bool) -> PageText:
    layer = None if sheet.scan else read_layer(sheet.drawn)
    if layer or not languages:  # nothing to be recognised, or recognition is switched off
        text = layer or PageText("", (), "layer", 0, 0.0)
        return replace(text, codes=codes_in(sheet.picture(codes.LONGEST))) if with_codes else text
    fence.allow(CPU)
    longest = _pixels(sheet.drawn)
    image = sheet.picture(longest)
    if sheet.scan:
        image = _fitted(image, longest)
    found = codes_in(image) if with_codes else ()
    if is_uniform(image):
        return PageText("", (), "ocr", 0, 0.0, found)
    return replace(read_picture(image, languages), codes=found)


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
