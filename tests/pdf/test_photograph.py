"""A sheet on a desk is found and laid flat; a scan is left as it is."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from eoffice.pdf.work.photograph import Sheet, sheet_of

CORNERS = ((110.0, 90.0), (1120.0, 130.0), (1150.0, 1490.0), (60.0, 1530.0))


def photographed(desk: int = 90, corners=CORNERS, shadow: int = 0) -> Image.Image:
    image = Image.new("L", (1200, 1600), desk)
    draw = ImageDraw.Draw(image)
    draw.polygon(corners, fill=235)
    for n in range(20):
        draw.rectangle((250, 250 + 50 * n, 950, 262 + 50 * n), fill=40)
    if shadow:
        dark = image.point(lambda value: value - shadow)
        image.paste(dark.crop((0, 900, 1200, 1600)), (0, 900))
    return image


@pytest.mark.parametrize(("desk", "shadow"), [(90, 0), (50, 0), (130, 0), (90, 40)])
def test_the_corners_of_a_sheet_are_found(desk, shadow):
    sheet = sheet_of(photographed(desk, shadow=shadow))
    for (x, y), (wanted_x, wanted_y) in zip(sheet.corners, CORNERS, strict=True):
        assert abs(x - wanted_x) < 10 and abs(y - wanted_y) < 10


def test_the_flat_sheet_has_no_desk():
    flat = sheet_of(photographed()).flat(photographed())
    inner = flat.crop((12, 12, flat.width - 12, flat.height - 12))
    border = [inner.crop(strip) for strip in ((0, 0, inner.width, 8), (0, 0, 8, inner.height))]
    assert all(strip.getextrema()[0] > 200 for strip in border)


def test_a_point_goes_back_to_where_it_was():
    sheet = Sheet(CORNERS, (1000, 1400))
    there = [sheet.in_picture(x, y) for x, y in ((0, 0), (1000, 0), (1000, 1400), (0, 1400))]
    for (x, y), (wanted_x, wanted_y) in zip(there, CORNERS, strict=True):
        assert abs(x - wanted_x) < 0.01 and abs(y - wanted_y) < 0.01


@pytest.mark.parametrize(
    "image",
    [
        Image.new("L", (1200, 1600), 250),
        Image.new("L", (1200, 1600), 0),
        Image.new("L", (90, 120), 90),
        photographed(desk=220),
        photographed(corners=((500, 700), (700, 700), (700, 900), (500, 900))),
        photographed(corners=((600, 90), (1120, 90), (1150, 1490), (60, 1530))),
        photographed(corners=((0, 0), (1199, 0), (1199, 1599), (0, 1599))),
    ],
    ids=["white", "black", "small", "light desk", "a slip", "no rectangle", "a scan"],
)
def test_where_no_sheet_lies_on_a_darker_desk_nothing_is_found(image):
    assert sheet_of(image) is None
