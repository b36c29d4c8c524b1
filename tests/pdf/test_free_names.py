"""Lists whose keys are free names (fonts, states, properties) hide no action either."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Name, String

from tests.pdf.making import action, everything_in, letter, saved

SCRIPT = {"JS": String("app.alert(1)")}


@pytest.mark.parametrize("place", ["Properties", "ExtGState", "Pattern"])
def test_an_action_in_place_of_a_list_of_names_is_gone(
    place: str, prepared, tmp_path: Path
) -> None:
    pdf = letter()
    pdf.pages[0].obj.Resources[Name(f"/{place}")] = action("JavaScript", **SCRIPT)
    made = prepared(saved(pdf, tmp_path / "a.pdf"))
    assert "javascript" in made.neutralised
    written = everything_in(made.viewing)
    assert "app.alert" not in written and "/JavaScript" not in written


def test_names_that_are_colours_stay(prepared, tmp_path: Path) -> None:
    pdf = letter()
    pdf.pages[0].obj.Resources.ColorSpace = action("DeviceRGB")
    made = prepared(saved(pdf, tmp_path / "a.pdf"))
    assert "/DeviceRGB" in everything_in(made.viewing) and not made.neutralised
