"""Images become pages: upright, legible, of the right size, and cut images are not taken."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from eoffice.pdf import Refused
from tests.pdf.making import as_bytes, darkness, picture, typed_image

TIFFS = ["raw", "tiff_lzw", "packbits", "jpeg", "tiff_adobe_deflate"]


def put(tmp_path: Path, name: str, data: bytes) -> Path:
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16", "CMYK"])
def test_every_kind_of_pixel_stays_legible(mode: str, prepared, tmp_path: Path) -> None:
    image = typed_image()
    if mode == "I;16":
        data = as_bytes(image.convert("I").point(lambda v: v * 257).convert("I;16"), "PNG")
    elif mode in ("RGBA", "LA"):
        clear = Image.new(mode, image.size, 0)
        clear.putalpha(image.point(lambda v: 255 - v))
        data = as_bytes(clear, "PNG")
    else:
        data = as_bytes(image.convert(mode), "JPEG" if mode == "CMYK" else "PNG")
    small = prepared(put(tmp_path, "a", data)).smalls[0]
    assert 0.005 < darkness(small) < 0.3
    assert picture(small).getpixel((5, 5)) > 200


@pytest.mark.parametrize("how", TIFFS)
def test_every_packing_of_a_fax_is_read(how: str, prepared, tmp_path: Path) -> None:
    pages = [typed_image(mode="L") for _ in range(3)]
    data = as_bytes(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression=how)
    assert prepared(put(tmp_path, "a.tif", data)).pages == 3


def test_white_writing_on_clear_ground_is_seen(prepared, tmp_path: Path) -> None:
    clear = Image.new("RGBA", (620, 877), (255, 255, 255, 0))
    clear.putalpha(typed_image().point(lambda v: 255 - v))
    assert darkness(prepared(put(tmp_path, "a.png", as_bytes(clear, "PNG"))).smalls[0]) > 0.5


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_shown_upright(orientation, form, prepared, tmp_path: Path) -> None:
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    image = Image.new("L", (400, 600), 255)
    image.paste(0, (0, 0, 200, 150))  # a dark corner, top left
    turned = image.transpose(Image.Transpose(undo[orientation])) if orientation > 1 else image
    exif = Image.Exif()
    exif[274] = orientation
    made = prepared(put(tmp_path, "a.jpg", as_bytes(turned, form, exif=exif)))
    small = picture(made.smalls[0])
    assert small.height > small.width and made.page_sizes[0][1] > made.page_sizes[0][0]
    assert small.getpixel((10, 10)) < 60 < 200 < small.getpixel((10, small.height - 10))


def test_a_one_bit_page_stays_one_bit(prepared, tmp_path: Path) -> None:
    data = as_bytes(typed_image(mode="1"), "TIFF", compression="group4", dpi=(204, 98))
    made = prepared(put(tmp_path, "a.tif", data))
    with pikepdf.open(made.viewing) as pdf:
        image = next(iter(pdf.pages[0].get_images().values()))
        assert "/CCITTFaxDecode" in repr(image.Filter) and image.BitsPerComponent == 1
    assert made.page_sizes[0] == pytest.approx((620 / 204 * 72, 877 / 98 * 72), abs=0.1)


def test_a_jpeg_keeps_its_picture_and_loses_the_rest(prepared, tmp_path: Path) -> None:
    data = as_bytes(typed_image(mode="RGB"), "JPEG", quality=70, comment=b"RAHASIA")
    with zipfile.ZipFile(put(tmp_path, "a.jpg", data), "a") as archive:
        archive.writestr("a.txt", "x")
    made = prepared(tmp_path / "a.jpg")
    written = made.viewing.read_bytes()
    assert not zipfile.is_zipfile(made.viewing) and b"RAHASIA" not in written
    assert data[-1_000:-2] in written


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_cut_image_is_refused(kind: str, prepared, tmp_path: Path) -> None:
    data = as_bytes(typed_image(mode="RGB"), kind)
    with pytest.raises(Refused):
        prepared(put(tmp_path, "a", data[: len(data) * 6 // 10]))
