"""A signed letter keeps the rules of PDF/A-2b one by one, and each rule can be broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf

from eoffice import pdf
from eoffice.pdf.values import Box
from tests.pdf import archive_rules, signing
from tests.pdf.letters import LAYOUTS, data, par, table

QR = {"lines": ["Kepala,"], "name": "Kirana", "qr": "https://e.example/verify/1/"}
BODY = [par("Isi", "center", "strong", "em", "u", "sup"), table(3)]
JAVASCRIPT = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def signed(layout: str, folder: Path, *, times: int = 1, visible: Box | None = None) -> Path:
    """A letter of this layout with signatures."""
    made = data(draft=False, signature=QR, body=BODY)
    path = pdf.typeset(f"letter_{layout}", made, folder / "0.pdf")
    for nth in range(1, times + 1):
        order = signing.order(nth=nth, visible=visible)
        path = pdf.sign(path, folder / f"{nth}.pdf", order)
    return path


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_signed_letter_breaks_no_rule(layout, tmp_path):
    assert archive_rules.broken(signed(layout, tmp_path)) == set()


def test_nor_does_one_that_two_have_signed(tmp_path):
    assert archive_rules.broken(signed("minutes", tmp_path, times=2)) == set()


def test_nor_does_a_signature_that_is_seen(tmp_path):
    place = Box(page=1, x0=100, y0=100, x1=300, y1=160)
    assert archive_rules.broken(signed("letter", tmp_path, visible=place)) == set()


def embed_nothing(file: Pdf) -> None:
    for thing in file.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/FontDescriptor":
            del thing["/FontFile2"]


def note(file: Pdf, **more: object) -> None:
    rect = {"Rect": [0, 0, 9, 9], "Subtype": Name.Text, "Type": Name.Annot} | more
    file.pages[0].Annots = file.make_indirect(pikepdf.Array([Dictionary(rect_named(rect))]))


def rect_named(values: dict[str, object]) -> dict[str, object]:
    return {f"/{key}": value for key, value in values.items()}


def unmark(file: Pdf) -> None:
    with file.open_metadata() as meta:
        meta["pdfaid:part"] = "3"


BREAKS: list[tuple[str, Callable[[Pdf], object]]] = [
    ("marked", unmark),
    ("colour", lambda file: file.Root.__delitem__("/OutputIntents")),
    ("fonts", embed_nothing),
    ("graphics", lambda file: file.make_indirect(Dictionary(Type=Name.ExtGState, HTP=[0, 0]))),
    ("streams", lambda file: file.make_stream(b"", Subtype=Name.Image, Interpolate=True)),
    ("acts", lambda file: file.Root.__setitem__("/OpenAction", JAVASCRIPT)),
    ("annotations", lambda file: note(file, F=4)),
    ("annotations", lambda file: note(file, F=2, Rect=[0, 0, 0, 0])),
    ("annotations", lambda file: note(file, F=4, Subtype=Name.Movie, Rect=[0, 0, 0, 0])),
    ("form", lambda file: file.Root.__setitem__("/AcroForm", Dictionary(NeedAppearances=True))),
    ("sizes", lambda file: file.Root.__setitem__("/Much", pikepdf.String("a" * 40_000))),
]


@pytest.mark.parametrize("rule, breaking", BREAKS)
def test_each_rule_is_seen_broken(rule, breaking, tmp_path):
    with pikepdf.open(signed("letter", tmp_path, times=0)) as file:
        kept = breaking(file)
        if isinstance(kept, pikepdf.Object):
            file.Root["/Kept"] = kept
        file.save(tmp_path / "broken.pdf")
    assert rule in archive_rules.broken(tmp_path / "broken.pdf")


@pytest.mark.parametrize(
    "rule, change",
    [
        ("header", lambda content: content.replace(b"%PDF-1.7", b"%PDF-2.0")),
        ("trailer", lambda content: content + b"more"),
        ("signatures", lambda content: content.replace(b"/ByteRange [0", b"/ByteRange [1")),
    ],
)
def test_what_stands_around_the_objects_is_looked_at(rule, change, tmp_path):
    path = signed("letter", tmp_path)
    (tmp_path / "other.pdf").write_bytes(change(path.read_bytes()))
    assert rule in archive_rules.broken(tmp_path / "other.pdf")
