"""The size of a page, made sound: whole boxes, sane units, rotation in quarter turns."""

from __future__ import annotations

import math

from pikepdf import Array, Name, Object, Page

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits
from eoffice.pdf.work.structure import number

A4 = (0.0, 0.0, 595.276, 841.89)
SMALLEST = 3.0  # points: the smallest page that the format allows

Box = tuple[float, float, float, float]


def settle(page: Page, limits: Limits) -> tuple[tuple[float, float], list[str]]:
    """Make the boxes of a page sound; return its size as seen, in points, and warnings."""
    warnings: list[str] = []
    media = _box(_inherited(page.obj, Name.MediaBox))
    if media is None:
        media = A4
        warnings.append("page_size_assumed")
    _check(media, 1.0, limits)
    page.obj[Name.MediaBox] = Array([round(value, 4) for value in media])
    seen = _crop(page, media, warnings)
    unit = _unit(page)
    _check(seen, unit, limits)
    turn = int(number(_inherited(page.obj, Name.Rotate), 0)) % 360
    page.obj[Name.Rotate] = turn = turn if turn % 90 == 0 else 0
    width, height = (seen[2] - seen[0]) * unit, (seen[3] - seen[1]) * unit
    return ((height, width) if turn % 180 else (width, height)), warnings


def _crop(page: Page, media: Box, warnings: list[str]) -> Box:
    """The part of the page that is shown; a crop box that shows nothing is dropped."""
    crop = _box(_inherited(page.obj, Name.CropBox))
    if crop is not None:
        both = tuple(
            (max if n < 2 else min)(a, b) for n, (a, b) in enumerate(zip(crop, media, strict=True))
        )
        if both[2] - both[0] >= SMALLEST and both[3] - both[1] >= SMALLEST:
            page.obj[Name.CropBox] = Array([round(value, 4) for value in both])
            return both
        warnings.append("crop_ignored")
    page.obj[Name.CropBox] = page.obj[Name.MediaBox]
    return media


def _unit(page: Page) -> float:
    unit = number(page.obj.get(Name.UserUnit, 1), 1.0)
    if not (math.isfinite(unit) and 0 < unit <= 1_000):
        unit = 1.0
        del page.obj[Name.UserUnit]
    return unit


def _check(box: Box, unit: float, limits: Limits) -> None:
    sides = ((box[2] - box[0]) * unit, (box[3] - box[1]) * unit)
    if max(sides) > limits.points:
        raise Refused(Reason.PAGE_TOO_LARGE, f"{max(sides):.0f} pt")
    if min(sides) < SMALLEST:
        raise Refused(Reason.PAGE_TOO_SMALL, f"{min(sides):.1f} pt")


def _box(value: object) -> Box | None:
    if not isinstance(value, Array) or len(value) != 4:
        return None
    numbers = [number(item, math.nan) for item in value]
    if not all(math.isfinite(item) for item in numbers):
        return None
    x0, y0, x1, y1 = numbers
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _inherited(node: Object, key: Name) -> object:
    """A page attribute, taken from the nearest node above that has it."""
    for _ in range(64):
        if key in node:
            return node[key]
        node = node.get(Name.Parent)
        if node is None:
            return None
    return None
