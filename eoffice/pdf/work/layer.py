"""The text layer of a page, if it is a real one."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from eoffice.pdf.values import PageText, Word

FEW_WORDS = 12  # on a page that is a picture, fewer are a scanner's mark and not its text
READABLE = 0.88  # of all characters
SANE_WORD = re.compile(r"^\W*[\w'’.,:/()&-]{1,28}\W*$")
PICTURE_PAGE = 0.4  # part of the page that a picture covers
MOST_CHARACTERS = 200_000
SCALE = 10_000  # device units for a page's side


def read_layer(page: pypdfium2.PdfPage) -> PageText | None:
    """The text that the page carries, unless it is missing or garbage."""
    text_page = page.get_textpage()
    lines = list(_lines(page, text_page))
    text = "\n".join(" ".join(word.text for word in line) for line in lines)
    words = tuple(word for line in lines for word in line)
    if not _is_real(words) or (len(words) < FEW_WORDS and _is_picture(page)):
        return None
    return PageText(text, words, "layer", 0, 1.0)


def _is_real(words: tuple[Word, ...]) -> bool:
    """Tell text from the noise of a broken encoding."""
    characters = "".join(word.text for word in words)
    if len(characters) < 4:
        return False
    readable = sum(c.isalnum() or c in ".,:;/()-–—'’\"“”&%+=_*@#!?[]<>|•§°□☐√" for c in characters)
    sane = sum(bool(SANE_WORD.match(word.text)) for word in words)
    private = sum("\ue000" <= c <= "\uf8ff" or c == "\ufffd" or c < " " for c in characters)
    return (
        readable >= READABLE * len(characters)
        and sane >= 0.7 * len(words)
        and private <= 0.05 * len(characters)
        and len(characters) / len(words) > 1.3
    )


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Tell a page that is mostly one picture."""
    width, height = page.get_size()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > PICTURE_PAGE * width * height:
            return True
    return False


def _lines(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> Iterator[list[Word]]:
    """Words line by line, as the page's author set them down."""
    line: list[Word] = []
    letters: list[str] = []
    box = [0.0, 0.0, 0.0, 0.0]
    for character, place in _characters(text_page):
        if character.isspace() or character == "\x00":
            if letters:
                line.append(_word(page, letters, box))
                letters = []
            if character == "\n" and line:
                yield line
                line = []
            continue
        box = list(place) if not letters else _around(box, place)
        letters.append(character)
    if letters:
        line.append(_word(page, letters, box))
    if line:
        yield line


def _characters(
    text_page: pypdfium2.PdfTextPage,
) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    sides = [ctypes.c_double() for _ in range(4)]
    for index in range(min(text_page.count_chars(), MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        character = "" if code in (0xFFFE, 0x2) else chr(code) if code < 0x110000 else "\ufffd"
        if character == "":  # a hyphen at the end of a line: the word goes on
            continue
        raw.FPDFText_GetCharBox(text_page, index, *map(ctypes.byref, sides))
        left, right, bottom, top = (side.value for side in sides)
        yield character, (left, bottom, right, top)


def _around(box: list[float], place: tuple[float, float, float, float]) -> list[float]:
    return [
        min(box[0], place[0]),
        min(box[1], place[1]),
        max(box[2], place[2]),
        max(box[3], place[3]),
    ]


def _word(page: pypdfium2.PdfPage, letters: list[str], box: list[float]) -> Word:
    corners = [_shown(page, x, y) for x, y in ((box[0], box[1]), (box[2], box[3]))]
    across, down = zip(*corners, strict=True)
    place = (min(across), min(down), max(across), max(down))
    x0, y0, x1, y1 = (round(min(max(value, 0.0), 1.0), 4) for value in place)
    return Word("".join(letters), x0, y0, x1, y1, 100.0)


def _shown(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """Where a point of the page is shown, crop box and rotation considered."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(
        page, 0, 0, SCALE, SCALE, 0, x, y, ctypes.byref(across), ctypes.byref(down)
    )
    return across.value / SCALE, down.value / SCALE
