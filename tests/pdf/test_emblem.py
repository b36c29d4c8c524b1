"""The emblem of a letterhead: a picture written anew, and seen on paper."""

import base64
import io

import pikepdf
import pytest
from PIL import Image, ImageDraw

from eoffice import pdf


def drawn(size=(400, 500), mode="RGBA", kind="PNG", box=(100, 100, 299, 399)):
    image = Image.new(mode, size, (255, 255, 255, 0) if mode == "RGBA" else "white")
    ImageDraw.Draw(image).ellipse(box, fill="#14507a")
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


@pytest.fixture
def plain(tmp_path):
    def made(content):
        (tmp_path / "x").write_bytes(content)
        return pdf.plain_emblem(tmp_path / "x")

    return made


@pytest.mark.parametrize(("mode", "kind"), [("RGBA", "PNG"), ("RGB", "PNG"), ("RGB", "JPEG")])
def test_it_is_cut_to_what_is_drawn(mode, kind, plain):
    with Image.open(io.BytesIO(plain(drawn(mode=mode, kind=kind)))) as made:
        assert made.format == "PNG" and made.mode == "RGBA"
        assert abs(made.width - 200) < 20 and abs(made.height - 300) < 20


def test_a_photograph_becomes_small_enough_to_go_with_every_letter(plain):
    noise = Image.effect_noise((1500, 1500), 90).convert("RGB")
    buffer = io.BytesIO()
    noise.save(buffer, "JPEG")
    assert len(plain(buffer.getvalue())) <= 160_000


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<svg onload='x()'></svg>", pdf.Reason.DAMAGED),
        (drawn(box=(1, 1, 40, 40)), pdf.Reason.PAGE_TOO_SMALL),
        (drawn(kind="GIF", mode="RGB"), pdf.Reason.DAMAGED),
        (drawn()[:700], pdf.Reason.DAMAGED),
    ],
)
def test_what_is_no_emblem_is_refused(content, code, plain):
    with pytest.raises(pdf.Refused) as refused:
        plain(content)
    assert refused.value.code == code


@pytest.mark.parametrize("template", ["letter_letter", "letter_decree", "disposition_sheet"])
def test_it_stands_on_paper(template, plain, tmp_path):
    emblem = base64.b64encode(plain(drawn())).decode()
    head = {"lines": ["KANTOR"], "address": "", "emblem": emblem}
    path = pdf.typeset(template, {"letterhead": head}, tmp_path / "x.pdf")
    with pikepdf.open(path) as made:
        assert made.open_metadata().pdfa_status == "2B"
        assert made.pages[0].get_images()
