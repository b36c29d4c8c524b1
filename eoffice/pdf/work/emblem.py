"""The picture of an emblem for a letterhead: small, upright, and nothing but its pixels."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageChops, ImageOps

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits

FORMATS = ("PNG", "JPEG")
LEAST = 120  # pixels of the longer side: less is a blur on paper
SIDES = (600, 450, 320, 220)  # pixels: 19 mm at 600 dots an inch and less
MOST_BYTES = 160_000  # it goes along with every letter
WHITE = (255, 255, 255)
SPECK = 24  # what a JPEG leaves beside a drawing


def plain_emblem(source: Path, *, limits: Limits) -> bytes:
    """A PNG of the picture without its empty edges. Raises Refused for what is no picture."""
    with source.open("rb") as file, Image.open(file, formats=FORMATS) as image:
        if image.width * image.height > limits.pixels:
            raise Refused(Reason.BOMB, f"image of {image.width} x {image.height} pixels")
        image.load()
        turned = ImageOps.exif_transpose(image)
    bare = _without_edges(turned.convert("RGBA"))
    if max(bare.size) < LEAST:
        raise Refused(Reason.PAGE_TOO_SMALL)
    for side in SIDES:
        found = _written(bare, side)
        if len(found) <= MOST_BYTES:
            return found
    raise Refused(Reason.TOO_COMPLEX, "emblem")


def _without_edges(image: Image.Image) -> Image.Image:
    """Without the white or clear room around the emblem."""
    paper = Image.new("RGB", image.size, WHITE)
    paper.paste(image, mask=image.getchannel("A"))
    drawn = ImageChops.difference(paper, Image.new("RGB", image.size, WHITE)).convert("L")
    box = drawn.point(lambda shade: 255 if shade > SPECK else 0).getbbox()
    if box is None:
        raise Refused(Reason.PAGE_TOO_SMALL)
    return image.crop(box)


def _written(image: Image.Image, side: int) -> bytes:
    small = image.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    small.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
