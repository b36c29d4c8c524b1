"""A letter is PDF/A-2b by the word of a second checker, and its letters are of one family."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import pdfa

from eoffice.pdf import typeset
from tests.pdf import checking
from tests.pdf.letters import LAYOUTS, data, par, table

QR = {"lines": ["Kepala,"], "name": "Kirana", "qr": "https://e.example/verify/1/"}
BODY = [par("Isi", "center", "strong", "em", "u", "sup"), table(3)]


def fonts_of(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The descriptors of all typefaces in a file."""
    return [thing for thing in pdf.objects if is_of(thing, "/FontDescriptor")]


def is_of(thing: pikepdf.Object, kind: str) -> bool:
    """Whether an object is a dictionary of that type."""
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_checker_finds_no_violation(layout: str, draft: bool, tmp_path: Path) -> None:
    made = data(draft=draft, signature=QR, body=BODY)
    with pikepdf.open(typeset(f"letter_{layout}", made, tmp_path / "a.pdf")) as pdf:
        for font in fonts_of(pdf):
            assert "Tinos" in str(font.FontName)
            del font["/CIDSet"]  # optional in PDF/A-2, and more than this checker reads
        report = checking.saved_as_archive(pdf, tmp_path / "copy.pdf")
    assert not report.findings


def test_the_checker_can_say_no(tmp_path: Path) -> None:
    with pikepdf.open(typeset("letter_letter", data(), tmp_path / "a.pdf")) as pdf:
        font = fonts_of(pdf)[0]
        del font["/FontFile2"]
        with pytest.raises(pdfa.PdfaError):
            checking.saved_as_archive(pdf, tmp_path / "copy.pdf")
