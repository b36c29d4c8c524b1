"""Counting the pages of a TIFF by its directories alone, before a library looks at it."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import Limits


def count_frames(path: Path, limits: Limits) -> int:
    """Follow the chain of directories; a chain without end has its true length."""
    with path.open("rb") as file:
        head = file.read(16)
        order = "<" if head[:2] == b"II" else ">"
        big = struct.unpack(order + "H", head[2:4])[0] == 43
        at = struct.unpack(order + "Q", head[8:16])[0] if big else _u32(order, head[4:8])
        seen: set[int] = set()
        while at and at not in seen:
            seen.add(at)
            if len(seen) > limits.pages:
                raise Refused(Reason.TOO_MANY_PAGES, f"more than {limits.pages}")
            at = _next(file, at, order, big=big)
    if not seen:
        raise Refused(Reason.NO_PAGES)
    return len(seen)


def _next(file: BinaryIO, at: int, order: str, *, big: bool) -> int:
    count_form, entry, link_form = ("Q", 20, "Q") if big else ("H", 12, "I")
    file.seek(at)
    count_bytes = file.read(struct.calcsize(count_form))
    if len(count_bytes) < struct.calcsize(count_form):
        raise Refused(Reason.DAMAGED, "a page entry is cut off")
    count = struct.unpack(order + count_form, count_bytes)[0]
    file.seek(count * entry, 1)
    link = file.read(struct.calcsize(link_form))
    return (
        struct.unpack(order + link_form, link)[0] if len(link) == struct.calcsize(link_form) else 0
    )


def _u32(order: str, four: bytes) -> int:
    return struct.unpack(order + "I", four)[0]
