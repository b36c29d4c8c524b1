"""What is seen on a page stays: stamps, filled fields, signatures, and the page itself."""

from __future__ import annotations

from pathlib import Path

from pikepdf import Array, Dictionary, Name, Stream, String

from tests.pdf.making import darkness, drawn_form, letter, saved, with_annotation


def test_a_stamp_stays_though_its_action_goes(prepared, tmp_path: Path) -> None:
    plain = prepared(saved(letter(), tmp_path / "plain.pdf"))
    pdf = letter()
    look = Dictionary(N=drawn_form(pdf))
    with_annotation(pdf, Subtype=Name.Stamp, AP=look, F=4, A=Dictionary(S=Name.Launch))
    stamped = prepared(saved(pdf, tmp_path / "a.pdf"))
    assert darkness(stamped.smalls[0]) > darkness(plain.smalls[0]) + 0.001


def test_a_filled_field_without_a_drawing_is_drawn(prepared, tmp_path: Path) -> None:
    pdf = letter(lines=["."])
    with_annotation(pdf, Subtype=Name.Widget, FT=Name.Tx, T=String("a"), V=String("ISI SURAT"))
    field = pdf.pages[0].obj.Annots[0]
    field.Rect, field.DA = Array([60, 400, 500, 460]), String("/F1 40 Tf 0 g")
    field.F = 4
    fonts = Dictionary(Font=pdf.pages[0].obj.Resources.Font)
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), NeedAppearances=True, DR=fonts)
    made = prepared(saved(pdf, tmp_path / "a.pdf"))
    assert darkness(made.smalls[0]) > 0.003


def test_a_signed_letter_says_so(prepared, tmp_path: Path) -> None:
    pdf = letter()
    seal = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x"))
    with_annotation(pdf, Subtype=Name.Widget, FT=Name.Sig, T=String("s"), V=seal)
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].obj.Annots[0]]), SigFlags=3)
    assert prepared(saved(pdf, tmp_path / "a.pdf")).signatures


def test_an_empty_sheet_is_taken_as_it_is(prepared, tmp_path: Path) -> None:
    pdf = letter(2)
    pdf.pages[1].obj.Contents = Stream(pdf, b"")
    assert prepared(saved(pdf, tmp_path / "a.pdf")).pages == 2
