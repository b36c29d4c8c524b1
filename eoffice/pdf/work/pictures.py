"""Images become a PDF: upright, legible, at the size of a sheet, and no larger than they were.

A JPEG is taken over as it is, without what is not picture; 1-bit pages stay 1-bit (group 4);
everything else becomes 8 bits a channel on white paper.
"""

from __future__ import annotations

import io
from pathlib import Path

import img2pdf
import pikepdf
from PIL import Image, ImageOps

from eoffice.pdf import fence
from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import FileKind, Limits
from eoffice.pdf.work.jpeg import picture_only
from eoffice.pdf.work.legible import legible
from eoffice.pdf.work.sheet import sheet_size
from eoffice.pdf.work.tiff import count_frames
from eoffice.pdf.work.viewing import Viewing, check, write_viewing

FORMATS = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG", FileKind.TIFF: "TIFF"}
ORIENTATION = 274
TURNED = {3: 180, 6: 90, 8: 270}  # mirrored ones are redrawn
MIRRORED = (2, 4, 5, 7)
TAKEN_OVER = {FileKind.JPEG: {"L", "RGB", "CMYK"}, FileKind.PNG: {"1", "L", "P", "RGB"}}


def images_to_viewing(original: Path, kind: FileKind, path: Path, limits: Limits) -> Viewing:
    """Turn an image file (a TIFF may hold many pages) into the viewing copy."""
    pages = count_frames(original, limits) if kind is FileKind.TIFF else 1
    raw = path.with_name("pages.pdf")
    # By an open file and not by its name: a turned TIFF that is mapped into memory comes out torn.
    with (
        original.open("rb") as file,
        Image.open(file, formats=[FORMATS[kind]]) as image,
        pikepdf.new() as pdf,
    ):
        for frame in range(pages):
            fence.allow(limits.cpu + limits.page_cpu)
            image.seek(frame)
            _add_page(pdf, image, original, kind, limits)
        pdf.save(raw)
    viewing = write_viewing(raw, path, limits)
    raw.unlink()
    check(path, pages)
    return viewing


def _add_page(
    pdf: pikepdf.Pdf, image: Image.Image, original: Path, kind: FileKind, limits: Limits
) -> None:
    width, height = image.size
    if width * height * (0.4 if image.mode == "1" else 1) > limits.pixels:
        raise Refused(Reason.BOMB, f"image of {width} x {height} pixels")
    size = sheet_size(image)
    turned = 1 if kind is FileKind.TIFF else image.getexif().get(ORIENTATION, 1)
    data = _taken_over(image, original, kind, turned) or _redrawn(image)
    if turned in (5, 6, 7, 8) and turned not in TURNED:
        size = size[::-1]
    sheet = img2pdf.convert(
        data,
        layout_fun=lambda *_: (*size, *size),
        rotation=img2pdf.Rotation.none,
        engine=img2pdf.Engine.pikepdf,
    )
    with pikepdf.open(io.BytesIO(sheet)) as single:
        single.pages[0].obj.Rotate = TURNED.get(turned, 0)
        pdf.pages.extend(single.pages)


def _taken_over(image: Image.Image, original: Path, kind: FileKind, turned: int) -> bytes | None:
    """A file's own packed pixels, once it is certain that all of them can be read."""
    if turned in MIRRORED or image.mode not in TAKEN_OVER.get(kind, ()):
        return None
    if kind is FileKind.PNG:
        if "transparency" in image.info or image.info.get("interlace"):
            return None
        image.load()
        return original.read_bytes()
    data = picture_only(original.read_bytes())
    with Image.open(io.BytesIO(data)) as probe:
        probe.draft(probe.mode, (max(1, probe.width // 8), max(1, probe.height // 8)))
        probe.load()
    return data


def _redrawn(image: Image.Image) -> bytes:
    """Any other picture, decoded and written anew; a TIFF turns itself upright as it is decoded."""
    image.load()
    upright = legible(image)
    if image.getexif().get(ORIENTATION, 1) not in TURNED:
        upright = ImageOps.exif_transpose(upright)
    buffer = io.BytesIO()
    if upright.mode == "1":
        strip = (upright.width + 7) // 8 * upright.height + 1
        upright.save(buffer, "TIFF", compression="group4", strip_size=strip)
    else:
        upright.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()
