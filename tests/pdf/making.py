"""Small files for the tests of the pdf room: ordinary letters, and some with more in them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image, ImageDraw

LETTER = ["Nomor 005/12/UJI/2026", "Hal Undangan rapat", "Dengan hormat kami undang Saudara."]


def letter(pages: int = 1, *, lines: list[str] | None = None) -> Pdf:
    """A typed letter."""
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    font = pdf.make_indirect(font)
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        typed = [*(lines or LETTER), f"Halaman {number} dari {pages}"]
        shown = " T* ".join(f"({line}) Tj" for line in typed)
        page.obj.Contents = Stream(pdf, f"BT /F1 12 Tf 16 TL 72 760 Td {shown} ET".encode())
    return pdf


def saved(pdf: Pdf, path: Path, **how: object) -> Path:
    """Put it on disk."""
    pdf.save(path, **how)
    return path


def typed_image(size: tuple[int, int] = (620, 877), mode: str = "L") -> Image.Image:
    """A picture of a typed page."""
    image = Image.new("L", size, 250)
    pen = ImageDraw.Draw(image)
    for row in range(40, size[1] - 60, 24):
        pen.text((50, row), "surat undangan rapat koordinasi pelaksanaan kegiatan", fill=20)
    return image.convert(mode)


def action(kind: str, **more: object) -> Dictionary:
    """An action of that kind."""
    return Dictionary(S=Name("/" + kind), **more)


def with_annotation(pdf: Pdf, **entries: object) -> None:
    """Add an annotation to the first page."""
    shape = Dictionary(Type=Name.Annot, Rect=Array([10, 10, 90, 60]), **entries)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(shape)])


def embedded(pdf: Pdf) -> Dictionary:
    """A file specification that carries a program."""
    stream = Stream(pdf, b"MZ program" + bytes(60))
    stream.Type = Name.EmbeddedFile
    return Dictionary(
        Type=Name.Filespec, F=String("a.exe"), EF=Dictionary(F=pdf.make_indirect(stream))
    )


def drawn_form(pdf: Pdf, content: bytes = b"0 0 40 40 re f") -> pikepdf.Object:
    """A form that draws a black square."""
    form = Stream(pdf, content)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 80, 50])
    return pdf.make_indirect(form)


def layered_deflate(megabytes: int, layers: int = 2) -> bytes:
    """Zeros, packed again and again."""
    data = bytes(megabytes << 20)
    for _ in range(layers):
        data = zlib.compress(data, 6)
    return data


def everything_in(path: Path) -> str:
    """All objects of a written file as text, unpacked: what a careful reader could find.

    Without its /ID, which is drawn by lot and may spell anything.
    """
    with pikepdf.open(path) as pdf:
        parts = [repr(value) for key, value in pdf.trailer.items() if key != "/ID"]
        for thing in pdf.objects:
            parts.append(repr(thing))
            if isinstance(thing, Stream) and thing.get(Name.Subtype) != Name.Image:
                parts.append(thing.read_bytes().decode("latin-1"))
    return "\n".join(parts)


def picture(path: Path) -> Image.Image:
    """A picture, decoded and grey."""
    with Image.open(path) as image:
        return image.convert("L")


def darkness(path: Path) -> float:
    """The part of a picture that is dark."""
    histogram = picture(path).histogram()
    return sum(histogram[:128]) / sum(histogram)


def as_bytes(image: Image.Image, kind: str, **how: object) -> bytes:
    """An image file in memory."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **how)
    return buffer.getvalue()


Shape = Callable[[Pdf], None]
