"""A file that was cut off is refused rather than shown with pages blank or missing."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from eoffice.pdf import Reason, Refused
from tests.pdf.making import darkness, letter, saved

SHARES = range(5, 100, 10)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("share", SHARES)
def test_what_is_shown_of_a_cut_file_is_all_of_it(share, packed, prepared, tmp_path: Path) -> None:
    packing = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    whole = saved(letter(3), tmp_path / "whole.pdf", object_stream_mode=packing).read_bytes()
    (tmp_path / "a.pdf").write_bytes(whole[: len(whole) * share // 100])
    try:
        made = prepared(tmp_path / "a.pdf")
    except Refused as refusal:
        assert refusal.code == Reason.DAMAGED
    else:
        assert made.pages == 3 and all(darkness(small) > 0.0005 for small in made.smalls)


def test_an_empty_page_of_a_whole_file_is_taken(prepared, tmp_path: Path) -> None:
    pdf = letter(2)
    pdf.add_blank_page(page_size=(595, 842))
    assert prepared(saved(pdf, tmp_path / "a.pdf")).pages == 3
