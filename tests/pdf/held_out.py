"""Hostile and odd files, one of each class; every function writes its file and returns the path."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from tests.pdf.making import action, as_bytes, drawn_form, letter, saved, typed_image

WHOLE = pikepdf.ObjectStreamMode.generate


def actions_in_a_row(path: Path) -> Path:
    """A harmless jump that goes on to a program and to foreign form data."""
    pdf = letter()
    last = Array([action("Launch", F=String("a.sh")), action("ImportData", F=String("x.fdf"))])
    pdf.Root.OpenAction = action("Named", N=Name.Print, Next=last)
    return saved(pdf, path)


def script_under_a_lock(path: Path) -> Path:
    """Encrypted, opens without a password, and acts."""
    pdf = letter()
    pdf.Root.OpenAction = action("JavaScript", JS=String("app.alert(1)"))
    return saved(pdf, path, encryption=pikepdf.Encryption(owner="x", user="", R=6))


def packed_form_template(path: Path) -> Path:
    """XFA as an array of parts, inside an object stream."""
    pdf = letter()
    part = pdf.make_indirect(Stream(pdf, b"<template><script>app.alert(1)</script></template>"))
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=Array([String("template"), part]))
    return saved(pdf, path, object_stream_mode=WHOLE)


def false_count(path: Path) -> Path:
    """Three pages, and the root of the pages says minus three."""
    plain = saved(letter(3), path, qdf=True).read_bytes()
    path.write_bytes(re.sub(rb"/Count 3\b", b"/Count -3", plain))
    return path


def one_page_three_times(path: Path) -> Path:
    """The same page object stands in the list of pages again and again."""
    plain = saved(letter(3), path, qdf=True).read_bytes()
    kids = re.search(rb"/Kids \[(.*?)\]", plain, re.DOTALL)
    first = re.findall(rb"\d+ 0 R", kids[1])[0]
    path.write_bytes(plain.replace(kids[1], b" ".join([first] * 3).ljust(len(kids[1]))))
    return path


def drawing_of_itself(path: Path) -> Path:
    """A form that draws itself without end."""
    pdf = letter()
    form = drawn_form(pdf, b"0 0 40 40 re f /A Do")
    form.Resources = Dictionary(XObject=Dictionary(A=form))
    pdf.pages[0].obj.Resources.XObject = Dictionary(A=form)
    pdf.pages[0].obj.Contents = Stream(pdf, b"/A Do")
    return saved(pdf, path)


def shading_that_counts(path: Path) -> Path:
    """A colour that takes a million steps at every point."""
    pdf = letter()
    steps = Stream(pdf, b"{ 0 1 1000000 { pop 2 copy mul sin add } for pop 0 0 }")
    steps.FunctionType, steps.Domain = 4, Array([0, 1, 0, 1])
    steps.Range = Array([0, 1, 0, 1, 0, 1])
    shade = Dictionary(ShadingType=1, ColorSpace=Name.DeviceRGB, Domain=Array([0, 1, 0, 1]))
    shade.Function, shade.Matrix = pdf.make_indirect(steps), Array([595, 0, 0, 842, 0, 0])
    pdf.pages[0].obj.Resources.Shading = Dictionary(S=pdf.make_indirect(shade))
    pdf.pages[0].obj.Contents = Stream(pdf, b"/S sh")
    return saved(pdf, path)


def damaged_bitmap(path: Path) -> Path:
    """A page that is one JBIG2 picture of nonsense."""
    pdf = letter()
    picture = Stream(pdf, b"\0\0\0\0\x30\0\x01\0\0\0\x13" + b"\x7f\xff\xff\xff" * 2 + bytes(10))
    picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
    picture.Width, picture.Height, picture.BitsPerComponent = 1240, 1754, 1
    picture.Filter = Name.JBIG2Decode
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im=picture)
    pdf.pages[0].obj.Contents = Stream(pdf, b"q 500 0 0 700 40 60 cm /Im Do Q")
    return saved(pdf, path)


def two_kinds_in_one(path: Path) -> Path:
    """A photograph with a whole PDF, and its script, behind it."""
    pdf: Pdf = letter()
    pdf.Root.OpenAction = action("JavaScript", JS=String("app.alert(1)"))
    behind = saved(pdf, path).read_bytes()
    path.write_bytes(as_bytes(typed_image(), "JPEG") + behind)
    return path


def directories_in_a_circle(path: Path) -> Path:
    """A TIFF whose last page says that the first one comes next."""
    first = typed_image().convert("1")
    data = bytearray(as_bytes(first, "TIFF", save_all=True, append_images=[first]))
    start = struct.unpack_from("<I", data, 4)[0]
    at = start
    while struct.unpack_from("<I", data, _link(data, at))[0]:
        at = struct.unpack_from("<I", data, _link(data, at))[0]
    struct.pack_into("<I", data, _link(data, at), start)
    path.write_bytes(data)
    return path


def _link(data: bytearray, at: int) -> int:
    """Where a directory says which one comes next."""
    return at + 2 + 12 * struct.unpack_from("<H", data, at)[0]


def packed_colour_profile(path: Path) -> Path:
    """A small picture with three hundred megabytes of colour profile."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(300)) + packer.flush()
    chunk = b"iCCP" + b"k\0\0" + packed
    extra = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    plain = as_bytes(typed_image(), "PNG")
    path.write_bytes(plain[:33] + extra + plain[33:])
    return path


def picture_of_zeros(path: Path) -> Path:
    """A page of nine hundred megapixels in a few hundred kilobytes."""
    plain = as_bytes(Image.new("L", (8, 8)), "PNG")
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    ihdr = b"IHDR" + head
    path.write_bytes(plain[:12] + ihdr + struct.pack(">I", zlib.crc32(ihdr)) + plain[33:])
    return path
