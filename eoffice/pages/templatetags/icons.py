"""The vendored icons, read once; not a tag library itself (`face` registers what templates use)."""

import re
from functools import cache, lru_cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).resolve().parents[3] / "static" / "vendor"
DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


class UnknownIcon(LookupError):
    """A template names an icon that `frontend/vendor.toml` does not list."""


@cache
def drawing_of(name: str) -> str:
    """The paths inside one icon's file, on one line."""
    found = sorted(FOLDER.glob(f"bootstrap-icons-*/{name}.svg"))
    if not found:
        raise UnknownIcon(f"No icon {name!r}: add it to frontend/vendor.toml and run vendor.py.")
    match = DRAWING.search(found[-1].read_text())
    return re.sub(r">\s+<", "><", match[1].strip()) if match else ""


@cache
def decoration(name: str) -> SafeString:
    """An icon beside a word: inline SVG, hidden from screen readers."""
    drawing = mark_safe(drawing_of(name))  # noqa: S308  our own vendored file, its hash is tested
    return format_html('<svg class="bi" viewBox="0 0 16 16" aria-hidden="true">{}</svg>', drawing)


def icon(name: str, label: str = "") -> SafeString:
    """One icon; with a label it speaks for itself where no word stands beside it."""
    return _speaking(name, str(label)) if label else decoration(name)


@lru_cache(maxsize=512)
def _speaking(name: str, label: str) -> SafeString:
    drawing = mark_safe(drawing_of(name))  # noqa: S308  our own vendored file, its hash is tested
    svg = '<svg class="bi" viewBox="0 0 16 16" role="img" aria-label="{}">{}</svg>'
    return format_html(svg, label, drawing)
