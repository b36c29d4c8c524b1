"""Making a page fit to be read: even light, straight lines, and a guess which way is up.

Pillow alone. All measures are taken on a small copy, cut into upright strips that are shifted
against each other instead of turning the page; only what must be changed is changed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter

from eoffice.pdf.work.draw import fit

SMALL = 600  # pixels of the longer side for measuring
STEEPEST = 6.0  # degrees
WORTH_TURNING = 0.3  # degrees; readers cope with less
SHADOW = 28  # grey levels of difference across the paper that call for even light
INK = 60  # grey levels below the paper
SURE = 0.3  # how lopsided baselines must be before a page is turned on its head: most lie right
STRIP = 5  # pixels of the small copy
REACH = 4  # pixels of the small copy: ink is darker than the brightest paper so far about


@dataclass(frozen=True, slots=True)
class Lie:
    """How a page lies: turn it clockwise by `quarter`, then counter-clockwise by `angle`."""

    quarter: int
    angle: float


def lie_of(image: Image.Image) -> Lie:
    """Measure how a page lies; which of two opposite sides is up is a guess."""
    drawn = _ink(image)
    half = drawn.reduce(2)
    across, rough = _best(_Strips(half), _angles(0.0, STEEPEST, 1.0))
    turned = half.transpose(Image.Transpose.ROTATE_270)
    down, rough_turned = _best(_Strips(turned), _angles(0.0, STEEPEST, 1.0))
    sideways = down > 1.3 * across
    if sideways:
        drawn, rough = drawn.transpose(Image.Transpose.ROTATE_270), rough_turned
    strips, angle = _Strips(drawn), rough
    for reach, step in ((0.5, 0.25), (0.15, 0.05)):
        _, angle = _best(strips, _angles(angle, reach, step))
    angle = angle if abs(angle) < STEEPEST else 0.0
    quarter = 90 if sideways else 0
    if _upside_down(drawn.rotate(angle)):
        quarter += 180
    return Lie(quarter, angle)


def _ink(image: Image.Image) -> Image.Image:
    """A small picture of the ink alone: dark on an uneven ground becomes white on black."""
    small = fit(image, SMALL)
    ground = _brightest_about(small).filter(ImageFilter.BoxBlur(6))
    return ImageChops.subtract(ground, small).point(lambda value: 255 if value > INK else 0)


def _brightest_about(small: Image.Image) -> Image.Image:
    """The brightest pixel of the square round each one, by shifting and comparing."""
    side = 2 * REACH + 1
    for across, down in ((1, 0), (0, 1)):
        seen = 1
        while seen < side:
            step = min(seen, side - seen)
            shifted = ImageChops.offset(small, step * across, step * down)
            small, seen = ImageChops.lighter(small, shifted), seen + step
        small = ImageChops.offset(small, -REACH * across, -REACH * down)
    return small


def _upside_down(drawn: Image.Image) -> bool:
    """Guess by the letters: more of them reach up than down, so baselines are the sharper edge."""
    cubes = [(after - before) ** 3 for before, after in pairwise(_rows(drawn))]
    return sum(cubes) > SURE * sum(map(abs, cubes))


def level(image: Image.Image, angle: float) -> Image.Image:
    """Turn a picture by a small angle, on white."""
    if abs(angle) < WORTH_TURNING:
        return image
    return image.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)


def even_light(image: Image.Image) -> Image.Image:
    """Take shadows off a photographed sheet, and leave evenly lit scans alone."""
    tiny = image.resize((48, 64), Image.Resampling.BOX).filter(ImageFilter.MaxFilter(5))
    brightness = sorted(tiny.tobytes())
    if brightness[-100] - brightness[len(brightness) // 20] < SHADOW:
        return image
    ground = image.reduce(8).filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.BoxBlur(6))
    ground = ground.resize(image.size, Image.Resampling.BILINEAR)
    shade = ImageChops.subtract(ground, image)
    return shade.point(lambda value: max(0, 255 - int(value * 1.9)))


class _Strips:
    """A picture of ink as upright strips, each squeezed to one pixel of width."""

    def __init__(self, drawn: Image.Image) -> None:
        count = max(1, round(drawn.width / STRIP))
        self.width = drawn.width / count
        self.image = drawn.resize((count, drawn.height), Image.Resampling.BOX)

    def levelness(self, angle: float) -> float:
        """How sharply lines and gaps differ when the picture is turned by this angle."""
        image, step = self.image, math.tan(math.radians(angle)) * self.width
        if step:
            shift = (1, 0, 0, step, 1, -step * image.width / 2)
            image = image.transform(image.size, Image.Transform.AFFINE, shift)
        return float(sum((after - before) ** 2 for before, after in pairwise(_rows(image))))


def _best(strips: _Strips, angles: Iterable[float]) -> tuple[float, float]:
    """The largest levelness among these angles, and the angle that gives it."""
    return max((strips.levelness(angle), angle) for angle in angles)


def _angles(middle: float, reach: float, step: float) -> Iterator[float]:
    count = round(reach / step)
    return (middle + step * n for n in range(-count, count + 1))


def _rows(drawn: Image.Image) -> bytes:
    return drawn.resize((1, drawn.height), Image.Resampling.BOX).tobytes()
