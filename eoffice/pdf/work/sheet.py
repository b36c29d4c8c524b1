"""The size of the sheet that a picture was taken from, as far as it can be told."""

from __future__ import annotations

from PIL import Image

A4 = (595.276, 841.89)
BELIEVABLE = (90, 1_250)  # dots per inch of a scanner or a fax; cameras say 72 and mean nothing
SHEET = (85.0, 2_600.0)  # points: from a small slip to A1


def sheet_size(image: Image.Image) -> tuple[float, float]:
    """Points of width and height, before any turning."""
    dpi = image.info.get("dpi") or (0, 0)
    across, down = (_number(value) for value in dpi[:2])
    if all(BELIEVABLE[0] <= value <= BELIEVABLE[1] for value in (across, down)):
        size = image.width / across * 72, image.height / down * 72
        if all(SHEET[0] <= side <= SHEET[1] for side in size):
            return size
    return _within_a4(image.width, image.height)


def _within_a4(width: int, height: int) -> tuple[float, float]:
    """As large as fits on an A4 sheet held the same way, in the picture's own shape."""
    room = A4 if height >= width else A4[::-1]
    part = min(room[0] / width, room[1] / height)
    return max(width * part, 4.0), max(height * part, 4.0)


def _number(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0
