"""Whatever a PDF would do, its viewing copy does not; and it says what was taken out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from tests.pdf.making import (
    action,
    drawn_form,
    embedded,
    everything_in,
    letter,
    saved,
    with_annotation,
)

CODE = String("app.alert(1)")
javascript = partial(action, "JavaScript", JS=CODE)


def in_names(pdf: Pdf) -> None:
    tree = Dictionary(Names=Array([String("a"), pdf.make_indirect(javascript())]))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Kids=Array([pdf.make_indirect(tree)])))


def in_a_chain(pdf: Pdf) -> None:
    first = action("GoTo", D=Array([pdf.pages[0].obj, Name.Fit]))
    first.Next = Array([action("Named", N=Name.NextPage, Next=javascript())])
    pdf.Root.OpenAction = first


def in_a_field(pdf: Pdf) -> None:
    with_annotation(pdf, Subtype=Name.Widget, FT=Name.Tx, T=String("a"), V=String("isi"))
    field = pdf.pages[0].obj.Annots[0]
    field.AA = Dictionary(K=javascript(), C=javascript())
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), CO=Array([field]))


def in_outlines(pdf: Pdf) -> None:
    item = pdf.make_indirect(Dictionary(Title=String("x"), A=javascript()))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item, Count=1))


def on_the_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=javascript())


def rendition(pdf: Pdf) -> None:
    with_annotation(pdf, Subtype=Name.Screen, A=action("Rendition", OP=0, JS=CODE))


def movie(pdf: Pdf) -> None:
    with_annotation(pdf, Subtype=Name.Movie, Movie=Dictionary(F=String("a.avi")), A=True)


def rich_media(pdf: Pdf) -> None:
    assets = Dictionary(Names=Array([String("a.swf"), embedded(pdf)]))
    with_annotation(pdf, Subtype=Name.RichMedia, RichMediaContent=Dictionary(Assets=assets))


def embedded_goto(pdf: Pdf) -> None:
    with_annotation(pdf, Subtype=Name.Link, A=action("GoToE", T=Dictionary(R=Name.C)))


def attached(pdf: Pdf) -> None:
    with_annotation(pdf, Subtype=Name.FileAttachment, FS=embedded(pdf))


def associated(pdf: Pdf) -> None:
    pdf.pages[0].obj.AF = Array([embedded(pdf)])


def portfolio(pdf: Pdf) -> None:
    pdf.Root.Collection = Dictionary(View=Name.D)
    files = Dictionary(Names=Array([String("a"), embedded(pdf)]))
    pdf.Root.Names = Dictionary(EmbeddedFiles=files)


def outside_stream(pdf: Pdf) -> None:
    form = drawn_form(pdf)
    form.F, form.FFilter = String("\\\\server\\share"), Name.FlateDecode
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=form)


def reference(pdf: Pdf) -> None:
    form = drawn_form(pdf)
    form.Ref = Dictionary(F=String("http://a.invalid/x.pdf"), Page=0)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=form)


def thread(pdf: Pdf) -> None:
    pdf.Root.OpenAction = action("Thread", F=String("other.pdf"))


def form_template(pdf: Pdf) -> None:
    script = Stream(pdf, b"<xdp><script>app.alert(1)</script></xdp>")
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_indirect(script))


SHAPES = {
    in_names: "javascript", in_a_chain: "javascript", in_a_field: "javascript",
    in_outlines: "javascript", on_the_page: "javascript", rendition: "multimedia",
    movie: "multimedia", rich_media: "multimedia", embedded_goto: "remote",
    attached: "embedded_file", associated: "embedded_file", portfolio: "portfolio",
    outside_stream: "external_file", reference: "external_file", thread: "thread",
    form_template: "xfa",
}  # fmt: skip
GONE = ("app.alert", "/JS", "/AA", "/EF", "/XFA", "/Collection", "/Rendition", "/Thread", "/Ref")
GONE += ("share", "a.invalid", "MZ program", "/GoToE", "/RichMedia", "/OpenAction", "a.avi")


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_what_acts_is_named_and_gone(shape, prepared, tmp_path: Path) -> None:
    pdf = letter()
    shape(pdf)
    made = prepared(saved(pdf, tmp_path / "a.pdf"))
    left = everything_in(made.viewing)
    assert SHAPES[shape] in made.neutralised
    assert not [word for word in GONE if word in left]


def test_an_older_revision_does_not_survive(prepared, tmp_path: Path) -> None:
    pdf = letter()
    on_the_page(pdf)
    both = tmp_path / "both.pdf"
    parts = [saved(one, tmp_path / "one.pdf").read_bytes() for one in (pdf, letter())]
    both.write_bytes(b"".join(parts))
    assert "app.alert" not in everything_in(prepared(both).viewing)


def test_words_about_scripts_are_only_words(prepared, tmp_path: Path) -> None:
    lines = ["Jangan pakai /JavaScript atau /Launch", "app.alert berbahaya, /OpenAction juga"]
    made = prepared(saved(letter(lines=lines), tmp_path / "a.pdf"))
    assert made.neutralised == ()
    assert "app.alert" in everything_in(made.viewing)


def test_a_font_may_be_called_anything(prepared, tmp_path: Path) -> None:
    pdf = letter()
    fonts = pdf.pages[0].obj.Resources.Font
    fonts.AA = fonts.F1
    content = pdf.pages[0].obj.Contents.read_bytes()
    pdf.pages[0].obj.Contents = Stream(pdf, content.replace(b"/F1", b"/AA"))
    with pikepdf.open(prepared(saved(pdf, tmp_path / "a.pdf")).viewing) as viewing:
        assert "/AA" in viewing.pages[0].obj.Resources.Font
