"""Odd pages: their boxes are made sound or the file is refused; none comes out blank or cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Array
from PIL import Image

from eoffice.pdf import Reason, Refused
from tests.pdf.making import darkness, letter, saved

ODD = {
    "backwards": ([595, 842, 0, 0], (595, 842)),
    "shifted": ([-100, -50, 495, 792], (595, 842)),
    "tiny": ([60, 740, 90, 770], (30, 30)),
    "missing": (None, (612, 792)),  # what every reader takes it for
    "broken": ([0, 0, 595], (612, 792)),
}


@pytest.mark.parametrize("box", ODD)
def test_an_odd_page_box_is_made_sound(box: str, prepared, tmp_path: Path) -> None:
    pdf = letter()
    given, size = ODD[box]
    del pdf.pages[0].obj.MediaBox
    if given:
        pdf.pages[0].obj.MediaBox = Array(given)
    made = prepared(saved(pdf, tmp_path / "a.pdf"))
    assert made.page_sizes[0] == pytest.approx(size, abs=0.1)
    assert darkness(made.smalls[0]) > 0.0005


@pytest.mark.parametrize(
    ("box", "code"),
    [([0, 0, 0, 0], Reason.PAGE_TOO_SMALL), ([0, 0, 90_000, 9], Reason.PAGE_TOO_LARGE)],
)
def test_an_impossible_page_is_refused(box: list[int], code: Reason, prepared, tmp_path) -> None:
    pdf = letter()
    pdf.pages[0].obj.MediaBox = Array(box)
    with pytest.raises(Refused) as refusal:
        prepared(saved(pdf, tmp_path / "a.pdf"))
    assert refusal.value.code is code


def test_a_crop_that_shows_nothing_is_dropped(prepared, tmp_path: Path) -> None:
    pdf = letter()
    pdf.pages[0].obj.CropBox = Array([900, 900, 950, 950])
    made = prepared(saved(pdf, tmp_path / "a.pdf"))
    assert "crop_ignored" in made.warnings and darkness(made.smalls[0]) > 0.001


@pytest.mark.parametrize("turn", [-90, 90, 180, 450, 45])
def test_a_turned_page_keeps_its_shape(turn: int, prepared, tmp_path: Path) -> None:
    pdf = letter()
    pdf.pages[0].obj.Rotate = turn
    made = prepared(saved(pdf, tmp_path / "a.pdf"))
    with Image.open(made.smalls[0]) as small:
        assert (small.width > small.height) == (turn in (-90, 90, 450))


def test_user_units_count(prepared, tmp_path: Path) -> None:
    pdf = letter()
    pdf.pages[0].obj.UserUnit = 4
    assert prepared(saved(pdf, tmp_path / "a.pdf")).page_sizes[0] == (2380, 3368)
