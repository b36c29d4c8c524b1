"""A scanned page is one JPEG that fills it: then the picture is read straight from the JPEG.

Decoding it at a reduced size costs a quarter of what drawing the page would.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream
from PIL import Image

from eoffice.pdf.work.structure import filters_of, number

LONGEST_CONTENT = 2_000
TOKEN = re.compile(rb"/[^\s/]+|[^\s/]+")
NUMBER = rb"[-+.0-9]+"
MATRIX = re.compile(rb" ".join([rb"(" + NUMBER + rb")"] * 6) + rb" cm")
SINGLE_PICTURE = re.compile(
    rb"(?P<matrices>(?:q |" + rb" ".join([NUMBER] * 6) + rb" cm )*)(?P<name>/\S+) Do(?: Q)*"
)
TOLERANCE = 0.012  # of the page's side
TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180}
TURNS[270] = Image.Transpose.ROTATE_90


@dataclass(frozen=True, slots=True)
class Scan:
    """The JPEG that makes up a page, and how far the page is turned (clockwise)."""

    jpeg: bytes
    rotate: int

    def picture(self, longest: int, *, grey: bool = False) -> Image.Image:
        """Decode it upright as the page is shown, not much larger than asked for."""
        image = Image.open(io.BytesIO(self.jpeg))
        part = longest * 0.97 / max(image.size)
        size = tuple(max(1, int(side * part)) for side in image.size)
        image.draft("L" if grey or image.mode == "L" else "RGB", size)
        image.load()
        return turn(image, self.rotate)


def turn(image: Image.Image, degrees: int) -> Image.Image:
    """Turn a picture clockwise by quarter turns."""
    return image.transpose(TURNS[degrees]) if degrees in TURNS else image


def scan_of(page: pikepdf.Page) -> Scan | None:
    """The one JPEG that fills a page, if that is all there is on it."""
    name = _drawn_alone(page)
    if name is None or Name.Annots in page.obj:
        return None
    resources = page.obj.get(Name.Resources)
    pictures = resources.get(Name.XObject) if isinstance(resources, Dictionary) else None
    picture = pictures.get(name) if isinstance(pictures, Dictionary) else None
    if not isinstance(picture, Stream) or not _is_plain_jpeg(picture):
        return None
    return Scan(picture.read_raw_bytes(), int(page.obj.get(Name.Rotate, 0)) % 360)


def _is_plain_jpeg(picture: Object) -> bool:
    unusual = {"/SMask", "/Mask", "/Decode", "/DecodeParms", "/ImageMask"} & set(picture.keys())
    if unusual or filters_of(picture) != ["/DCTDecode"]:
        return False
    space = picture.get(Name.ColorSpace)
    if isinstance(space, Array) and len(space) == 2 and space[0] == Name.ICCBased:
        return space[1].get(Name.N) in (1, 3)
    return space in (Name.DeviceGray, Name.DeviceRGB)


def _drawn_alone(page: pikepdf.Page) -> str | None:
    """The name of the picture, where the page's content does nothing but fill it with one."""
    content = page.obj.get(Name.Contents)
    if isinstance(content, Array) and len(content) == 1:
        content = content[0]
    if not isinstance(content, Stream) or number(content.get(Name.Length), 0) > LONGEST_CONTENT:
        return None
    tokens = TOKEN.findall(content.read_bytes()[: LONGEST_CONTENT + 1])
    return _fills(tokens, _area(page)) if len(tokens) < 60 else None


def _area(page: pikepdf.Page) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(value) for value in page.obj[Name.CropBox])
    return x1 - x0, y1 - y0, x0, y0


def _fills(tokens: list[bytes], area: tuple[float, float, float, float]) -> str | None:
    """Follow `q … cm /name Do Q`; anything else on the page, and it is not a plain scan."""
    content = SINGLE_PICTURE.fullmatch(b" ".join(tokens))
    if not content:
        return None
    scale, place = (1.0, 1.0), (0.0, 0.0)
    for matrix in MATRIX.findall(content["matrices"]):
        a, b, c, d, e, f = (number(value.decode("latin-1"), 0) for value in matrix)
        if b or c:
            return None
        place = (place[0] + scale[0] * e, place[1] + scale[1] * f)
        scale = (scale[0] * a, scale[1] * d)
    pairs = zip((*scale, *place), area, strict=True)
    near = all(abs(there - here) <= TOLERANCE * max(area[:2]) for there, here in pairs)
    return content["name"].decode("latin-1") if near else None
