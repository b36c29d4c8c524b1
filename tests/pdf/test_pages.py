"""Pictures of pages: early, small, sharp on demand; split keeps every page."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from eoffice.pdf import Reason, Refused, prepare, render_sharp, split
from tests.pdf.making import as_bytes, letter, saved, typed_image


def test_pages_are_told_in_order_as_they_come(tmp_path: Path) -> None:
    told: list[tuple[int, bool]] = []
    prepare(
        saved(letter(3), tmp_path / "a.pdf"),
        tmp_path,
        on_page=lambda page, image: told.append((page, image.path.stat().st_size < 25_000)),
    )
    assert told == [(1, True), (2, True), (3, True)]


def test_a_scan_is_pictured_from_its_jpeg(prepared, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(as_bytes(typed_image((1_654, 2_339)), "JPEG", dpi=(200, 200)))
    made = prepared(tmp_path / "a.jpg")
    sharp = render_sharp(made.viewing, 1, tmp_path / "sharp")
    assert made.smalls[0].suffix == ".jpg" and sharp.mime == "image/jpeg"
    assert max(sharp.width, sharp.height) == 1_760


def test_a_sharp_page_turns(prepared, tmp_path: Path) -> None:
    made = prepared(saved(letter(), tmp_path / "a.pdf"))
    image = render_sharp(made.viewing, 1, tmp_path / "sharp", rotate=90)
    with Image.open(image.path) as picture:
        assert picture.size == (image.width, image.height) and image.width > image.height


def test_a_page_that_is_not_there_is_refused(prepared, tmp_path: Path) -> None:
    made = prepared(saved(letter(), tmp_path / "a.pdf"))
    with pytest.raises(Refused) as refusal:
        render_sharp(made.viewing, 2, tmp_path / "sharp")
    assert refusal.value.code is Reason.NO_SUCH_PAGE


def test_a_stack_is_cut_into_letters(tmp_path: Path) -> None:
    source = saved(letter(5), tmp_path / "a.pdf")
    parts = split(source, [(1, 2), (3, 5)], tmp_path)
    counts = []
    for part in parts:
        with pikepdf.open(part) as pdf:
            counts.append(len(pdf.pages))
    assert counts == [2, 3]


def test_a_range_beyond_the_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        split(saved(letter(2), tmp_path / "a.pdf"), [(2, 3)], tmp_path)
