"""JPEG bytes, segment by segment: their size, and a copy without anything but the picture."""

from __future__ import annotations

import re

FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
START_OF_SCAN, END, START = 0xDA, 0xD9, 0xD8
KEPT_APPLICATION = {0xE0, 0xEE}  # JFIF and Adobe: how to read the colours
NEXT_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")


def frame_size(data: bytes) -> tuple[int, int]:
    """The width and height that the header promises; (0, 0) where there is none."""
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return 0, 0
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in FRAMES:
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0, 0


def picture_only(data: bytes) -> bytes:
    """Copy the picture: no place, no camera, no remarks, nothing behind its end."""
    kept, at = [b"\xff\xd8"], 2
    while found := NEXT_MARKER.search(data, at):
        marker = found[1][0]
        if marker == END:
            return b"".join([*kept, b"\xff\xd9"])
        start, length = found.end() - 2, int.from_bytes(data[found.end() : found.end() + 2])
        at = found.end() + length
        if marker == START_OF_SCAN:
            following = NEXT_MARKER.search(data, at)
            at = following.start() if following else len(data)
        if _belongs(marker, data[start + 4 : start + 16]):
            kept.append(data[start:at])
    return b"".join(kept)  # cut off: the reader shall see that


def _belongs(marker: int, beginning: bytes) -> bool:
    if marker == 0xE2:
        return beginning.startswith(b"ICC_PROFILE")
    return marker in KEPT_APPLICATION or not (0xE0 <= marker <= 0xFE and marker != 0xEE)
