"""Letters on paper: every layout has its parts, drafts say KONSEP, and text is only ever text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from eoffice.pdf import find_qr, typeset
from tests.pdf.letters import LAYOUTS, PEOPLE, data, numbered, par, table

SIZES = {"f4": (609.4, 935.4), "a4": (595.3, 841.9)}


@pytest.fixture
def set_letter(tmp_path: Path):
    """Typeset a letter; the texts of its pages."""

    def work(layout: str = "letter", *, name: str = "a", **how: Any) -> list[str]:
        typeset(f"letter_{layout}", data(**how), tmp_path / f"{name}.pdf")
        with pypdfium2.PdfDocument(tmp_path / f"{name}.pdf") as pdf:
            texts = [page.get_textpage().get_text_bounded() for page in pdf]
        return [" ".join(text.replace("\x02", "").split()) for text in texts]

    return work


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_has_its_parts(layout, paper, set_letter, tmp_path):
    text = " ".join(set_letter(layout, paper=paper))
    for words in (*LAYOUTS[layout], "DINAS REKAAN", "Kepala Dinas", "Kirana"):
        assert words in text
    assert "KONSEP" not in text
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert pdf.open_metadata().pdfa_status == "2B"
        box = [float(side) for side in pdf.pages[0].mediabox[2:]]
    assert box == pytest.approx(SIZES[paper], abs=0.2)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_page_of_a_draft_says_so(layout, set_letter):
    long = [par(f"Alinea {n}. " * 12) for n in range(50)]
    pages = set_letter(layout, draft=True, body=long, closing=long)
    assert len(pages) > 1
    assert all(page.count("KONSEP") == 2 for page in pages)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_form_without_data_is_set(layout, tmp_path):
    typeset(f"letter_{layout}", {}, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").stat().st_size > 1000


def test_text_is_only_ever_text(set_letter):
    tricks = '#read("/etc/passwd") $x$ *tebal* `a` \\ <b> @c #panic()'
    text = " ".join(set_letter(subject=tricks, body=[par(tricks)], place="#sys"))
    assert text.count(tricks) == 2
    assert "#sys, 19 Agustus 2024" in text


def test_what_no_typeface_shows_becomes_a_box(set_letter):
    text = " ".join(set_letter(subject="Rapat 😀 中 \x00\ud800", body=[par("a֑ é ✓ →")]))
    assert "Rapat □ □ □□" in text
    assert "é ✓ →" in text


def test_the_direction_of_reading_cannot_be_turned(set_letter):
    assert "Nomor 1 sd 9" in " ".join(set_letter(body=[par("Nomor 1 \u202esd\u202c 9")]))


def test_the_same_letter_has_the_same_bytes(set_letter, tmp_path):
    for name in ("a", "b"):
        set_letter(name=name, made={"at": 1_724_032_800})
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert b"D:20240819020000" in (tmp_path / "a.pdf").read_bytes()


def test_a_table_goes_on_under_its_head(set_letter):
    pages = set_letter(body=[table(90), par("Demikian.")])
    assert len(pages) > 2
    assert all("Kepala 0" in page for page in pages[:2])
    assert "– 2 –" in pages[1] and "– 1 –" not in pages[0]


@pytest.mark.parametrize("rows", range(8, 44, 6))
def test_the_signature_is_never_alone_on_a_page(rows, set_letter):
    body = [par(f"Alinea {n} " * 10) for n in range(rows)] + [
        numbered([par("Butir")], [par("Akhir")])
    ]
    page = next(page for page in set_letter(body=body) if "Kirana" in page)
    assert "Akhir" in page


def test_copies_are_a_list(set_letter):
    text = " ".join(set_letter())
    assert "Tembusan: 1. Yth. Bupati; 2. Yth. Inspektur; dan 3. Yth. Sekda." in text
    assert "Tembusan" not in " ".join(set_letter(copies=[]))


def test_many_addressees_stand_on_a_page_of_their_own(set_letter):
    to = [{"name": f"Kepala Desa {n}", "address": ""} for n in range(20)]
    first, annex = set_letter(to=to)
    assert "Yth. (daftar terlampir)" in first and "Kepala Desa" not in first
    assert "Lampiran Nota dinas Nomor : 000.8/15/UMUM Tanggal : 19 Agustus 2024" in annex
    assert "20. Kepala Desa 19" in annex and "Kirana" in annex


@pytest.mark.parametrize(("sent", "pages"), [(2, 1), (5, 1), (14, 2)])
def test_people_stand_in_the_letter_or_in_its_annex(sent, pages, set_letter):
    found = set_letter("assignment", people=PEOPLE[:sent])
    assert len(found) == pages
    assert f"Pegawai {sent}" in found[-1]


def test_the_code_of_a_signed_letter_is_read_back(set_letter, tmp_path):
    address = "https://e.example/verify/3f9a2c7d8e1b4a60/"
    set_letter(signature={"lines": ["Kepala,"], "name": "Kirana", "qr": address})
    assert find_qr(tmp_path / "a.pdf") == (address,)
    assert len(set_letter(corner={"qr": address})) == 1
    assert find_qr(tmp_path / "a.pdf") == (address,)


def test_no_reader_is_told_of_suspects(set_letter, tmp_path):
    set_letter(made={"at": 1_724_032_800})
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/Suspects" not in pdf.Root.MarkInfo


def test_what_lies_in_a_lettered_reason_is_numbered(set_letter):
    inner = [par("bahwa"), numbered([par("dalam")])]
    text = " ".join(set_letter("decree", considering=[inner, inner]))
    assert "a. bahwa 1) dalam b. bahwa 1) dalam" in text
