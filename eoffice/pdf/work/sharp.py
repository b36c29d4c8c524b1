"""One page, drawn when somebody looks at it: sharp for reading, or smaller and turned upright."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits, PageImage
from eoffice.pdf.work import small
from eoffice.pdf.work.draw import draw, encoded_within, fit, keep
from eoffice.pdf.work.scan import scan_of, turn

LONGEST = 1_760  # pixels: A4 at 150 dots per inch
BUDGET = 260_000


def render_sharp(viewing: Path, page: int, out: Path, rotate: int, *, limits: Limits) -> PageImage:
    """Draw one page for reading (1 is the first), turned clockwise."""
    return _render(viewing, page, out, rotate, (LONGEST, BUDGET))


def render_small(viewing: Path, page: int, out: Path, rotate: int, *, limits: Limits) -> PageImage:
    """Draw the small picture of one page, turned clockwise."""
    return _render(viewing, page, out, rotate, (small.LONGEST, small.BUDGET))


def render_thumb(viewing: Path, page: int, out: Path, rotate: int, *, limits: Limits) -> PageImage:
    """Draw one page as a list shows it, turned clockwise."""
    image, _typed = _drawn(viewing, page, rotate, small.THUMB)
    return small.keep_thumb(image, out)


def _render(viewing: Path, page: int, out: Path, rotate: int, most: tuple[int, int]) -> PageImage:
    """Draw within so many pixels of the longer side and so many bytes."""
    longest, budget = most
    image, typed = _drawn(viewing, page, rotate, longest)
    data, ending, image = encoded_within(image, budget, typed=typed)
    return keep(data, out.with_suffix(ending), image.size)


def _drawn(viewing: Path, page: int, rotate: int, longest: int) -> tuple[Image.Image, bool]:
    """The page within so many pixels, and whether it was typed rather than scanned."""
    with pikepdf.open(viewing) as pdf, pypdfium2.PdfDocument(viewing) as document:
        if not 1 <= page <= len(document):
            raise Refused(Reason.NO_SUCH_PAGE, str(page))
        scan = scan_of(pdf.pages[page - 1])
        image = scan.picture(longest) if scan else draw(document[page - 1], longest)
    return turn(fit(image, longest), rotate % 360), scan is None
