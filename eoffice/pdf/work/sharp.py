"""One page for reading, drawn when somebody looks at it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits, PageImage
from eoffice.pdf.work.draw import draw, encoded_within, fit, keep
from eoffice.pdf.work.scan import scan_of, turn

LONGEST = 1_760  # pixels: A4 at 150 dots per inch
BUDGET = 260_000


def render_sharp(viewing: Path, page: int, out: Path, rotate: int, *, limits: Limits) -> PageImage:
    """Draw one page for reading (1 is the first), turned clockwise."""
    with pikepdf.open(viewing) as pdf, pypdfium2.PdfDocument(viewing) as document:
        if not 1 <= page <= len(document):
            raise Refused(Reason.NO_SUCH_PAGE, str(page))
        scan = scan_of(pdf.pages[page - 1])
        image = scan.picture(LONGEST) if scan else draw(document[page - 1], LONGEST)
    image = turn(fit(image, LONGEST), rotate % 360)
    data, ending, image = encoded_within(image, BUDGET, typed=scan is None)
    return keep(data, out.with_suffix(ending), image.size)
