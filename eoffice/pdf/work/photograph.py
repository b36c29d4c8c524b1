"""A sheet photographed on a desk: where its corners lie, and the sheet alone, laid flat.

Pillow alone. Where no darker desk surrounds one bright sheet, nothing is found and nothing done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from PIL import Image, ImageFilter

Point = tuple[float, float]
LEAST = 400  # pixels of the shorter side
COARSE = 8  # pixels of the picture for one at which the sheet is looked for
DARKER = 0.8  # of the sheet's brightness: no brighter is the desk
SHADED = 0.35  # from the desk's brightness to the sheet's: so dark is the sheet in a shadow
RUN = 4  # coarse pixels of paper in a row, so that a grain of the desk is no edge
SAMPLES = 36  # of each side
STRAIGHT = 2.0  # coarse pixels that the points of a side may lie off it
ENOUGH = 0.8  # of the points of a side
SMALLEST = 0.35  # part of the picture that the sheet must cover
UNEQUAL = 0.75  # of two opposite sides


@dataclass(frozen=True, slots=True)
class Sheet:
    """The corners in pixels, from the upper left clockwise, and the size of the sheet laid flat."""

    corners: tuple[Point, Point, Point, Point]
    size: tuple[int, int]

    def flat(self, image: Image.Image) -> Image.Image:
        """The sheet without the desk, seen from straight above."""
        how = Image.Transform.PERSPECTIVE
        return image.transform(
            self.size, how, self._coefficients(), Image.Resampling.BICUBIC, fillcolor=255
        )

    def in_picture(self, x: float, y: float) -> Point:
        """Where a point of the flat sheet lies on the picture, in pixels."""
        a, b, c, d, e, f, g, h = self._coefficients()
        by = g * x + h * y + 1
        return (a * x + b * y + c) / by, (d * x + e * y + f) / by

    def _coefficients(self) -> list[float]:
        width, height = self.size
        flat = ((0, 0), (width, 0), (width, height), (0, height))
        rows = []
        for (x, y), (u, v) in zip(flat, self.corners, strict=True):
            rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
            rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
        return _solved([[float(value) for value in row] for row in rows])


def sheet_of(image: Image.Image) -> Sheet | None:
    """Find the sheet on a grey photograph; scans fill the picture and have none."""
    if min(image.size) < LEAST:
        return None
    coarse = image.reduce(COARSE).filter(ImageFilter.MedianFilter(5))
    edge = _level_at_edge(coarse)
    paper = sorted(coarse.tobytes())[-coarse.width * coarse.height // 4]
    if edge > DARKER * paper:
        return None
    least = edge + SHADED * (paper - edge)
    bright = coarse.point(lambda value: 255 if value > least else 0)
    sideways = bright.transpose(Image.Transpose.TRANSPOSE)
    sides = (*_sides(bright), *_sides(sideways))
    if any(side is None for side in sides):
        return None
    left, right, top, bottom = (side for side in sides if side is not None)
    found = [
        _crossing(x, y) for x, y in ((left, top), (right, top), (right, bottom), (left, bottom))
    ]
    corners = [((x + 0.5) * COARSE, (y + 0.5) * COARSE) for x, y in found]
    return _plausible(corners, image.size)


def _level_at_edge(coarse: Image.Image) -> float:
    width, height = coarse.size
    strips = ((0, 0, width, 2), (0, height - 2, width, height), (0, 0, 2, height),
              (width - 2, 0, width, height))  # fmt: skip
    return max(median(coarse.crop(strip).tobytes()) for strip in strips)


Side = tuple[float, float]
"""How a side runs: where it crosses zero, and how far it moves with each row."""


def _sides(bright: Image.Image) -> tuple[Side | None, Side | None]:
    """The left and the right side of what is bright."""
    near, far = [], []
    for sample in range(SAMPLES):
        y = round(bright.height * (0.15 + 0.7 * sample / (SAMPLES - 1)))
        row = bright.crop((0, y, bright.width, y + 1)).tobytes()
        first, last = row.find(b"\xff" * RUN), row.rfind(b"\xff" * RUN)
        if first >= 0:
            near.append((float(y), float(first)))
            far.append((float(y), float(last + RUN - 1)))
    return _line(near), _line(far)


def _line(points: Sequence[Point]) -> Side | None:
    """The line through most of the points; None where they lie on no line."""
    if len(points) < SAMPLES // 2:
        return None
    pairs = [(one, other) for one, other in combinations(points, 2) if other[0] - one[0] > 20]
    if not pairs:
        return None
    slope = median((other[1] - one[1]) / (other[0] - one[0]) for one, other in pairs)
    start = median(value - slope * at for at, value in points)
    on_it = sum(abs(start + slope * at - value) < STRAIGHT for at, value in points)
    return (start, slope) if on_it >= ENOUGH * len(points) else None


def _crossing(upright: Side, level: Side) -> Point:
    """Where x = a + b·y meets y = c + d·x."""
    (a, b), (c, d) = upright, level
    y = (c + d * a) / (1 - b * d)
    return a + b * y, y


def _plausible(corners: list[Point], picture: tuple[int, int]) -> Sheet | None:
    top, right, bottom, left = (
        ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5
        for one, other in zip(corners, [*corners[1:], corners[0]], strict=True)
    )
    if min(top, bottom) < UNEQUAL * max(top, bottom) or min(left, right) < UNEQUAL * max(
        left, right
    ):
        return None
    size = (round(max(top, bottom)), round(max(left, right)))
    if size[0] * size[1] < SMALLEST * picture[0] * picture[1]:
        return None
    return Sheet((corners[0], corners[1], corners[2], corners[3]), size)


def _solved(rows: list[list[float]]) -> list[float]:
    """Solve eight linear equations: the last number of a row is what the others make."""
    count = len(rows)
    for at in range(count):
        best = max(range(at, count), key=lambda n: abs(rows[n][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(count):
            if other != at and (factor := rows[other][at]):
                pairs = zip(rows[other], rows[at], strict=True)
                rows[other] = [value - factor * mine for value, mine in pairs]
    return [row[-1] for row in rows]
