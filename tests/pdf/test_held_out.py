"""Files that nobody shaped for us: taken whole or refused in words, within a minute and a gigabyte.

Time and memory are what the keeper measured of the children under the limits of every day.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from eoffice.pdf import Reason, Refused, child
from tests.pdf import held_out
from tests.pdf.making import everything_in

GIGABYTE = 1 << 30
TAKEN = {
    held_out.actions_in_a_row: (1, {"form_import", "launch", "named_action", "open_action"}),
    held_out.script_under_a_lock: (1, {"encryption", "javascript", "open_action"}),
    held_out.packed_form_template: (1, {"xfa"}),
    held_out.false_count: (3, set()),
    held_out.one_page_three_times: (3, set()),
    held_out.drawing_of_itself: (1, set()),
    held_out.two_kinds_in_one: (1, set()),
    held_out.directories_in_a_circle: (2, set()),
}
REFUSED = {
    held_out.damaged_bitmap: {Reason.PAGE_LOST, Reason.DAMAGED},
    held_out.packed_colour_profile: {Reason.DAMAGED, Reason.BOMB},
    held_out.picture_of_zeros: {Reason.BOMB},
}
ACTS = ("app.alert", "/JS", "/OpenAction", "/Launch", "/ImportData", "/XFA")


@pytest.fixture(autouse=True)
def within_bounds(monkeypatch):
    """No file of this room costs more than a minute and a gigabyte, whatever becomes of it."""
    used = child.Usage()
    monkeypatch.setattr(child, "spent", used)
    began = time.monotonic()
    yield
    assert used.children > 0
    assert used.peak_memory < GIGABYTE
    assert time.monotonic() - began < 60


@pytest.mark.parametrize("make", TAKEN, ids=lambda make: make.__name__)
def test_what_can_be_shown_is_shown_whole_and_does_nothing(make, prepared, tmp_path: Path) -> None:
    pages, neutralised = TAKEN[make]
    made = prepared(make(tmp_path / "a"))
    assert (made.pages, set(made.neutralised)) == (pages, neutralised)
    assert len(made.smalls) == pages
    left = everything_in(made.viewing)
    assert [word for word in ACTS if word in left] == []


@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_what_cannot_is_refused(make, prepared, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        prepared(make(tmp_path / "a"))
    assert refusal.value.code in REFUSED[make]


def test_a_colour_that_counts_ends_in_time(prepared, tmp_path: Path) -> None:
    """Readers differ: it is drawn without the endless part, or refused as too complex."""
    try:
        assert prepared(held_out.shading_that_counts(tmp_path / "a")).pages == 1
    except Refused as refusal:
        assert refusal.code is Reason.TOO_COMPLEX
