"""The first visit loads at most 100 KB of compressed HTML, CSS and JS; the next at most 20 KB."""

import gzip
import re
from pathlib import Path

from tests.front.rendering import entry, page

STATIC = Path(__file__).resolve().parents[2] / "static"
LINKED = re.compile(r'(?:src|href)="/static/([^"]+\.(?:css|js))"')
MODULES = ["js/viewer.js", "js/picker.js", "js/suggest.js", "js/upload.js"]


def weight(data: bytes) -> int:
    """Bytes on the wire."""
    return len(gzip.compress(data, 9))


def frame() -> str:
    """A page with the full frame and nothing in it."""
    return page("base.html", rail=[entry("Kotak masuk", count=3) for _ in range(7)])


def test_the_first_visit_stays_below_its_bar():
    html = frame()
    names = set(LINKED.findall(html)) | set(MODULES)
    assert len(names) >= 8
    files = sum(weight((STATIC / name).read_bytes()) for name in names)
    assert files + weight(html.encode()) <= 90_000


def test_the_frame_leaves_room_for_the_page():
    assert weight(frame().encode()) <= 6_000
