"""A viewing copy with a line of text across every page: whose copy it is, and until when."""

from __future__ import annotations

import math
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name

from eoffice.pdf.values import Limits
from eoffice.pdf.work.structure import open_pdf
from eoffice.pdf.work.viewing import check, write

MOST_CHARACTERS = 160
WIDTH_OF_A_LETTER = 0.56  # of the size, on average, in this face
LINES = (0.2, 0.5, 0.8)  # of the height
SMALLEST, LARGEST = 9.0, 26.0


def stamp(viewing: Path, text: str, out: Path, *, limits: Limits) -> None:
    """Write the text over every page, slanted and pale, three times, so that no crop loses it."""
    line = text[:MOST_CHARACTERS]
    with open_pdf(viewing) as pdf:
        face = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type1,
                BaseFont=Name("/Helvetica-Bold"),
                Encoding=Name.WinAnsiEncoding,
            )
        )
        pale = pdf.make_indirect(Dictionary(Type=Name.ExtGState, ca=0.3))
        pages = len(pdf.pages)
        for page in pdf.pages:
            font = page.add_resource(face, Name.Font)
            look = page.add_resource(pale, Name.ExtGState)
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(_drawn(page, line, str(font), str(look)))
        write(pdf, out)
    check(out, pages)


def _drawn(page: pikepdf.Page, line: str, font: str, look: str) -> bytes:
    """The operators that draw the lines, in the space in which the page began."""
    left, bottom, right, top = (float(side) for side in page.cropbox)
    width, height = abs(right - left), abs(top - bottom)
    slant = math.atan2(0.35 * height, width)
    longest = 0.92 * width / math.cos(slant)
    size = min(LARGEST, max(SMALLEST, longest / (WIDTH_OF_A_LETTER * max(1, len(line)))))
    cos, sin = math.cos(slant), math.sin(slant)
    half = WIDTH_OF_A_LETTER * size * len(line) / 2
    said = _escaped(line)
    parts = [f"\nQ q {look} gs 0.70 0.15 0.12 rg BT {font} {size:.1f} Tf".encode()]
    for share in LINES:
        x = min(left, right) + width / 2 - half * cos
        y = min(bottom, top) + height * share - half * sin
        where = f" {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x:.1f} {y:.1f} Tm "
        parts.append(where.encode() + b"(" + said + b") Tj")
    return b"".join(parts) + b" ET Q\n"


def _escaped(line: str) -> bytes:
    """As a string of a PDF in the Windows encoding; what it does not know becomes a mark."""
    plain = line.encode("cp1252", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
