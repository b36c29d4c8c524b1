"""Pictures as eyes see them: deep grey, transparent, palette and float images made 8-bit."""

from __future__ import annotations

from PIL import Image

DEEP = {"I", "F", "I;16", "I;16B", "I;16L", "I;16N"}
CLEAR = {"RGBA", "LA", "PA", "RGBa", "La"}


def legible(image: Image.Image) -> Image.Image:
    """Give back the picture in mode 1, L or RGB without losing what is on it."""
    if image.mode in ("1", "L", "RGB") and "transparency" not in image.info:
        return image
    if image.mode in DEEP:
        return _from_deep(image)
    if image.mode in CLEAR or "transparency" in image.info:
        return _on_paper(image.convert("RGBA"))
    if image.mode == "P":
        return image.convert("RGB")
    return image.convert("RGB")


def _from_deep(image: Image.Image) -> Image.Image:
    """Bring 16 or 32 bits down to 8; a picture that uses only part of its range is stretched."""
    low, high = image.getextrema()
    if low >= 0 and 4_096 <= high <= 65_535 and image.mode != "F":
        low, high = 0, 65_535
    span = (high - low) or 1
    floating = image.convert("F") if image.mode != "F" else image
    return floating.point(lambda value: value * (255 / span) - low * 255 / span).convert("L")


def _on_paper(image: Image.Image) -> Image.Image:
    """Lay a transparent picture on white; on dark where white would swallow it."""
    alpha = image.getchannel("A")
    for ground in ("white", "#303030"):
        paper = Image.new("RGB", image.size, ground)
        paper.paste(image, mask=alpha)
        low, high = paper.convert("L").getextrema()
        if high - low > 60 or alpha.getextrema()[0] == alpha.getextrema()[1]:
            return paper
    return paper
