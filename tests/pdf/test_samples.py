"""Every sample file reaches the outcome that its manifest expects, in seconds and little memory."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pikepdf
import pytest

from eoffice.pdf import ChildDied, Refused, child, prepare
from tests.pdf.making import everything_in

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
MANIFEST = SAMPLES / "manifest.csv"
ROWS = list(csv.DictReader(MANIFEST.open())) if MANIFEST.exists() else []
pytestmark = pytest.mark.skipif(not ROWS, reason="the sample files are not beside this checkout")
FORBIDDEN = ("/JavaScript", "/JS", "/Launch", "/URI", "/GoToR", "/SubmitForm", "/EmbeddedFile")
FORBIDDEN += ("/XFA", "/AA", "/OpenAction", "/EF", "/Names", "/AF")


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_a_sample_reaches_its_outcome(row: dict[str, str], tmp_path: Path) -> None:
    begun, child.spent.peak_memory = time.monotonic(), 0
    try:
        made = prepare(SAMPLES / row["file"], tmp_path)
    except Refused:
        assert row["expected"] != "accept"
    except ChildDied as death:
        pytest.fail(f"died: {death}")
    else:
        assert row["expected"] != "reject"
        assert len(made.smalls) == made.pages == int(row["pages"] or made.pages)
    assert time.monotonic() - begun < 20
    assert child.spent.peak_memory < 1 << 30


@pytest.mark.parametrize(
    "row", [r for r in ROWS if r["class"] == "active"], ids=lambda r: r["file"]
)
def test_nothing_acts_in_what_is_shown(row: dict[str, str], tmp_path: Path) -> None:
    made = prepare(SAMPLES / row["file"], tmp_path)
    assert made.neutralised
    with pikepdf.open(made.viewing) as pdf:
        keys = {key for thing in pdf.objects for key in _keys(thing)}
    assert not keys & set(FORBIDDEN)
    assert "app.alert" not in everything_in(made.viewing)


def _keys(thing: pikepdf.Object) -> set[str]:
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return set()
    return set(thing.keys()) | {str(v) for _, v in thing.items() if isinstance(v, pikepdf.Name)}
