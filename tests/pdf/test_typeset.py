"""Prints: what the data says is on the page, nothing in it is evaluated, and labels can be read."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from eoffice.pdf import WorkFailed, find_qr, prepare, read_page, render_sharp, typeset

TEMPLATES = ["disposition_sheet", "label", "agenda_book", "slip"]
SHEET = {
    "letter": {"from": "Dinas Pekerjaan Umum", "agenda": "0412/2026", "security": "Rahasia"},
    "to": ["Kepala Seksi Bank"],
    "instructions": [{"text": "Siapkan jawaban", "ticked": True}],
    "note": 'Baris satu\n#read("/etc/passwd") $x$ *tebal* \\ "kutip"',
    "chain": [{"level": 1, "to": "Staf", "from": "Kasi", "status": "Dibaca", "late": True}],
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_form_without_data_is_an_empty_form(template: str, tmp_path: Path) -> None:
    data = {"labels": [{"agenda": "1"}]} if template == "label" else {}
    with pikepdf.open(typeset(template, data, tmp_path / "a.pdf")) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.open_metadata().pdfa_status == "2B"


def test_the_sheet_says_what_was_decided_and_runs_nothing(tmp_path: Path) -> None:
    text = read_page(typeset("disposition_sheet", SHEET, tmp_path / "a.pdf"), 1).text
    for words in ("LEMBAR DISPOSISI", "0412/2026", "RAHASIA", "Kepala Seksi Bank", "Dibaca"):
        assert words in text
    assert '#read("/etc/passwd") $x$ *tebal*' in text


def test_a_long_chain_runs_over_pages(tmp_path: Path) -> None:
    chain = [{"level": n % 9, "to": f"Staf {n}", "from": "Kasi"} for n in range(80)]
    with pikepdf.open(
        typeset("disposition_sheet", {**SHEET, "chain": chain}, tmp_path / "a.pdf")
    ) as pdf:
        assert len(pdf.pages) > 1


def test_the_agenda_book_repeats_its_head(tmp_path: Path) -> None:
    rows = [{"number": f"{n:04d}", "summary": "Permohonan data"} for n in range(60)]
    book = typeset("agenda_book", {"rows": rows}, tmp_path / "a.pdf")
    for page in (1, 2):
        text = read_page(book, page).text
        assert "Isi ringkas" in text and f"Halaman {page} dari" in text


def test_a_label_is_read_back(tmp_path: Path) -> None:
    label = {"office": "KPPN", "agenda": "0412/2026", "qr": "https://a.example/l/7K2Q"}
    made = prepare(typeset("label", {"labels": [label]}, tmp_path / "a.pdf"), tmp_path)
    assert find_qr(made.viewing) == ("https://a.example/l/7K2Q",)


def test_a_label_is_found_on_a_page_of_the_scan(tmp_path: Path) -> None:
    labels = [{"agenda": str(n), "qr": f"L{n}"} for n in range(3)]
    sheet = {"columns": 3, "rows": 8, "start": 2}
    path = typeset("label", {"labels": labels, "sheet": sheet}, tmp_path / "a.pdf")
    image = render_sharp(path, 1, tmp_path / "sharp")
    assert set(find_qr(image.path)) == {"L0", "L1", "L2"}


@pytest.mark.parametrize("name", ["../slip", "missing", "slip.typ; x"])
def test_only_our_own_templates_are_set(name: str, tmp_path: Path) -> None:
    with pytest.raises(WorkFailed):
        typeset(name, {}, tmp_path / "a.pdf")
