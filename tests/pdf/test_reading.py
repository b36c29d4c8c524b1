"""Reading: a real text layer is taken, garbage is not, and pages are read however they lie."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from eoffice.pdf import read_page, typeset
from tests.pdf.making import as_bytes, letter, saved

needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="no tesseract here")


def typed(tmp_path: Path, prepared, *, turn: int = 0, tilt: float = 0.0) -> Path:
    """A scan of a typeset page, turned clockwise and tilted."""
    rows = [{"number": f"{n:04d}", "summary": "Permohonan perbaikan jalan rusak"} for n in range(9)]
    made = prepared(typeset("agenda_book", {"rows": rows}, tmp_path / "book.pdf"))
    with pypdfium2.PdfDocument(made.viewing) as pdf:
        image = pdf[0].render(scale=2.4, grayscale=True).to_pil()
    image = image.rotate(tilt, fillcolor=255).rotate(-turn, expand=True)
    path = tmp_path / f"scan-{turn}.jpg"
    path.write_bytes(as_bytes(image, "JPEG", dpi=(173, 173)))
    return prepared(path).viewing


def test_the_text_layer_is_read_with_places(prepared, tmp_path: Path) -> None:
    made = prepared(saved(letter(), tmp_path / "a.pdf"))
    page = read_page(made.viewing, 1)
    first = page.words[0]
    assert page.source == "layer" and page.text.startswith("Nomor 005/12/UJI/2026\nHal Undangan")
    assert first.text == "Nomor" and 0.11 < first.x0 < 0.13 and 0.07 < first.y0 < 0.11


def test_places_follow_a_turned_page(prepared, tmp_path: Path) -> None:
    pdf = letter()
    pdf.pages[0].obj.Rotate = 90
    words = read_page(prepared(saved(pdf, tmp_path / "a.pdf")).viewing, 1).words
    word = next(word for word in words if word.text == "Nomor")
    assert word.x0 > 0.85 and word.y0 < 0.2


@needs_tesseract
def test_a_garbled_layer_is_not_believed(prepared, tmp_path: Path) -> None:
    noise = ["\\001\\002\\003 ~~^^ {}{} ``~~ ^^~~", "\\004\\005 ^~^~ `{}` ~~~^"]
    page = read_page(prepared(saved(letter(lines=noise), tmp_path / "a.pdf")).viewing, 1)
    assert page.source == "ocr"


@needs_tesseract
@pytest.mark.parametrize(("turn", "tilt"), [(0, 2.0), (180, 0.0), (90, -1.0)])
def test_a_scan_is_read_however_it_lies(turn: int, tilt: float, prepared, tmp_path: Path) -> None:
    page = read_page(typed(tmp_path, prepared, turn=turn, tilt=tilt), 1)
    assert page.source == "ocr" and page.rotation == (360 - turn) % 360
    assert page.text.count("perbaikan jalan rusak") >= 8 and page.confidence > 0.7
    first = next(word for word in page.words if word.text == "0000")
    corner = {0: (0.06, 0.3), 180: (0.94, 0.7), 90: (0.7, 0.06)}[turn]
    assert (first.x0, first.y0) == pytest.approx(corner, abs=0.12)


def test_a_blank_sheet_has_no_words(prepared, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(as_bytes(Image.new("L", (800, 1_100), 255), "PNG"))
    page = read_page(prepared(tmp_path / "a.png").viewing, 1)
    assert (page.text, page.words) == ("", ())
