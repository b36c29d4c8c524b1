"""Files that ask for too much are refused in seconds, with a reason, and no child dies of them."""

from __future__ import annotations

import time
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from eoffice.pdf import DEFAULT, Reason, Refused, prepare
from tests.pdf.making import drawn_form, layered_deflate, letter, saved

BOMBS = (Reason.BOMB, Reason.TOO_COMPLEX, Reason.TOO_MANY_PAGES)


def image(pdf: Pdf, data: bytes, side: int, layers: int) -> None:
    picture = Stream(pdf, data)
    picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
    picture.Width = picture.Height = side
    picture.BitsPerComponent, picture.Filter = 8, Array([Name.FlateDecode] * layers)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im=picture)
    pdf.pages[0].obj.Contents = Stream(pdf, b"q 500 0 0 500 0 0 cm /Im Do Q")


def packed_content(pdf: Pdf) -> None:
    pdf.pages[0].obj.Contents = Stream(pdf, layered_deflate(200))
    pdf.pages[0].obj.Contents.Filter = Array([Name.FlateDecode, Name.FlateDecode])


def packed_picture(pdf: Pdf) -> None:
    image(pdf, layered_deflate(270), 1_000, 2)


def huge_picture(pdf: Pdf) -> None:
    image(pdf, zlib.compress(bytes(1 << 20)), 40_000, 1)


def endless_drawing(pdf: Pdf) -> None:
    inner = drawn_form(pdf)
    for _ in range(12):
        outer = drawn_form(pdf, b"/A Do " * 10)
        outer.Resources = Dictionary(XObject=Dictionary(A=inner))
        inner = outer
    pdf.pages[0].obj.Resources.XObject = Dictionary(A=inner)
    pdf.pages[0].obj.Contents = Stream(pdf, b"/A Do")


def endless_pattern(pdf: Pdf) -> None:
    cell = drawn_form(pdf, b"0 0 1 1 re f " * 4_000)
    tiles = Stream(pdf, b"/A Do " * 300)
    tiles.PatternType, tiles.PaintType, tiles.TilingType = 1, 1, 1
    tiles.BBox, tiles.XStep, tiles.YStep = Array([0, 0, 50, 50]), 0.01, 0.01
    tiles.Resources = Dictionary(XObject=Dictionary(A=cell))
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P=pdf.make_indirect(tiles))
    content = b"/Pattern cs /P scn 0 0 595 842 re f"
    pdf.pages[0].obj.Contents = Stream(pdf, content)


SHAPES = (packed_content, packed_picture, huge_picture, endless_drawing)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_a_bomb_is_refused(shape, prepared, tmp_path: Path) -> None:
    pdf = letter()
    shape(pdf)
    begun = time.monotonic()
    with pytest.raises(Refused) as refusal:
        prepared(saved(pdf, tmp_path / "a.pdf", compress_streams=False))
    assert refusal.value.code in BOMBS
    assert time.monotonic() - begun < 8


def test_an_endless_drawing_is_stopped_by_the_clock(tmp_path: Path) -> None:
    pdf = letter()
    endless_pattern(pdf)
    limits = replace(DEFAULT, cpu=1, page_cpu=1)
    with pytest.raises(Refused) as refusal:
        prepare(saved(pdf, tmp_path / "a.pdf"), tmp_path, limits=limits)
    assert refusal.value.code is Reason.TOO_COMPLEX


def test_a_bomb_that_nobody_draws_is_left_behind(prepared, tmp_path: Path) -> None:
    pdf = letter()
    orphan = Stream(pdf, layered_deflate(100))
    orphan.Filter = Array([Name.FlateDecode, Name.FlateDecode])
    pdf.Root.PieceInfo = pdf.make_indirect(orphan)
    made = prepared(saved(pdf, tmp_path / "a.pdf", compress_streams=False))
    assert made.viewing.stat().st_size < 5_000


def test_many_pages_are_too_many(prepared, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        prepared(saved(letter(501), tmp_path / "a.pdf"))
    assert refusal.value.code is Reason.TOO_MANY_PAGES
