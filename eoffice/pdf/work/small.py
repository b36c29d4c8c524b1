"""The small picture of every page: light on the line, and the proof that the page can be seen.

Beside it stands the same page as small as a list shows it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Stream
from PIL import Image

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import PageImage
from eoffice.pdf.work.draw import as_jpeg, draw, encoded_within, fit, is_uniform, keep
from eoffice.pdf.work.scan import scan_of

LONGEST = 880  # pixels
BUDGET = 25_000  # bytes
THUMB = 176  # pixels: 60 by 85 on a screen of twice the density
THUMB_QUALITY = 40


def draw_small(
    pdf: pikepdf.Pdf,
    document: pypdfium2.PdfDocument,
    number: int,
    folder: Path,
    *,
    mended: bool = False,
) -> PageImage:
    """Picture one page (1 is the first); `mended` says that the file came with faults."""
    page = pdf.pages[number - 1]
    if scan := scan_of(page):
        image = fit(scan.picture(LONGEST), LONGEST)
    else:
        drawn = document[number - 1]
        image = draw(drawn, LONGEST)
        drawn.close()
        if is_uniform(image):
            _must_be_empty(page, number, mended=mended)
    data, ending, image = encoded_within(image, BUDGET, typed=scan is None)
    made = keep(data, folder / f"small-{number:04d}{ending}", image.size)
    return replace(made, thumb=keep_thumb(image, folder / f"thumb-{number:04d}").path)


def keep_thumb(image: Image.Image, out: Path) -> PageImage:
    """The page as a list shows it: one sees which letter it is, and reads nothing."""
    image = fit(image, THUMB)
    return keep(as_jpeg(image, THUMB_QUALITY), out.with_suffix(".jpg"), image.size)


def _must_be_empty(page: pikepdf.Page, number: int, *, mended: bool) -> None:
    """Nothing is to be seen: right for an empty sheet, not for pictures that failed.

    In a file that came with faults, what was on the sheet may be the part that is missing.
    """
    pictures = _pictures(page)
    if mended and not pictures:
        raise Refused(Reason.DAMAGED, f"nothing is left of page {number}")
    for picture in pictures:
        try:
            pikepdf.PdfImage(picture).as_pil_image().load()
        except Exception as error:
            raise Refused(Reason.PAGE_LOST, f"page {number} cannot be drawn") from error


def _pictures(page: pikepdf.Page) -> list[Stream]:
    resources = page.obj.get(Name.Resources)
    drawn = resources.get(Name.XObject) if isinstance(resources, Dictionary) else None
    if not isinstance(drawn, Dictionary):
        return []
    streams = [each for each in drawn.as_dict().values() if isinstance(each, Stream)]
    return [each for each in streams if each.get(Name.Subtype) == Name.Image]
