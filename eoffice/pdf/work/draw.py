"""Drawing pages with PDFium, and putting pictures on disk in the format that suits them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PIL import Image

from eoffice.pdf.values import PageImage

MIME = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
SHADES = (16, 6)
QUALITIES = (50, 34, 22)
HOPELESS = 1.7  # so far above the budget that a slightly poorer picture will not do
SMALLEST = 320  # pixels of the longer side: below that a page tells nothing


def draw(page: pypdfium2.PdfPage, longest: int, *, grey: bool = False) -> Image.Image:
    """Draw a page so that its longer side has so many pixels."""
    scale = longest / max(page.get_size())
    bitmap = page.render(
        scale=scale, may_draw_forms=False, grayscale=grey, rev_byteorder=True, prefer_bgrx=False
    )
    image = bitmap.to_pil()
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def fit(image: Image.Image, longest: int) -> Image.Image:
    """Make a picture smaller if it is larger than that."""
    part = longest / max(image.size)
    if part >= 1:
        return image
    size = tuple(max(1, round(side * part)) for side in image.size)
    return image.resize(size, Image.Resampling.BOX if part < 0.5 else Image.Resampling.HAMMING)


def is_uniform(image: Image.Image) -> bool:
    """Tell a page on which nothing at all is to be seen."""
    extrema = image.getextrema()
    pairs = extrema if isinstance(extrema[0], tuple) else (extrema,)
    return all(high - low <= 2 for low, high in pairs)


def encoded_within(
    image: Image.Image, budget: int, *, typed: bool
) -> tuple[bytes, str, Image.Image]:
    """Encode within so many bytes: few shades for typed pages, else a JPEG, smaller if need be.

    Gives back the bytes, the ending that goes with them, and the picture as it was encoded.
    """
    if typed and (data := _first_within(image, budget, as_png, SHADES)):
        return data, ".png", image
    while True:
        if data := _first_within(image, budget, as_jpeg, QUALITIES):
            return data, ".jpg", image
        if max(image.size) <= SMALLEST:
            return as_jpeg(image, QUALITIES[-1]), ".jpg", image
        image = fit(image, int(max(image.size) * 0.84))


def _first_within(
    image: Image.Image,
    budget: int,
    encode: Callable[[Image.Image, int], bytes],
    grades: tuple[int, ...],
) -> bytes:
    """The first of these grades that fits; nothing where none does, or the first is far off."""
    for grade in grades:
        data = encode(image, grade)
        if len(data) <= budget:
            return data
        if len(data) > HOPELESS * budget:
            break
    return b""


def as_jpeg(image: Image.Image, quality: int) -> bytes:
    """Encode as a JPEG: right for what came through a lens."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, optimize=True)
    return buffer.getvalue()


def as_png(image: Image.Image, shades: int) -> bytes:
    """Encode with few shades: right for typed text and lines."""
    buffer = io.BytesIO()
    image.quantize(shades, Image.Quantize.FASTOCTREE).save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def keep(data: bytes, path: Path, size: tuple[int, int]) -> PageImage:
    """Write a picture under its final name, whole or not at all."""
    partial = path.with_name(path.name + ".part")
    partial.write_bytes(data)
    partial.replace(path)
    return PageImage(path, MIME[path.suffix], *size)
