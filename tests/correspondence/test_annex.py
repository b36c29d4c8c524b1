"""An annex that is written in the letter: pages of its own that say to which letter they belong."""

import pikepdf
import pytest
from django.urls import reverse

from correspondence import draft_content, typesetting
from correspondence.draft_blocks import blocks_of
from correspondence.models import DraftVersion
from correspondence.outgoing_states import Layout
from eoffice import pdf
from tests.correspondence.drafts import content_of, draft_by, kind_of
from tests.correspondence.test_draft_page import write
from tests.correspondence.test_typesetting import SIGNED

ROW = "<tr><td>Kegiatan</td><td>Rp 1.000.000,00</td></tr>"
TABLE = (
    f"<p data-align='center'><strong>RINCIAN</strong></p><table><tbody>{ROW * 60}</tbody></table>"
)


@pytest.fixture
def set_pages(world, citra, tmp_path):
    """The words of every page of a letter with this annex."""

    def made(layout=Layout.LETTER, parts=None, **how):
        kind = kind_of(world)
        kind.layout = layout
        kind.save()
        content = content_of(parts=parts or {"annex": TABLE})
        letter = draft_by(citra, kind, parts=content["parts"])
        data = typesetting.data_of(letter, content, **SIGNED | how)
        name = typesetting.template_of(letter)
        path = typesetting.write_pdf(name, data, tmp_path / "a.pdf")
        with pikepdf.open(path) as whole:
            last = len(whole.pages)
        return [pdf.read_page(path, n).text for n in range(1, last + 1)]

    return made


@pytest.mark.parametrize("layout", Layout.values)
def test_every_page_of_it_says_to_which_letter_it_belongs(layout, set_pages):
    first, *annex = set_pages(layout)
    assert "Kegiatan" not in first and len(annex) >= 2
    for page in annex:
        assert "Lampiran Surat dinas" in page
        assert "S-12/KPN/2024" in page and "19 Agustus 2024" in page


@pytest.mark.parametrize("level", ["internal", "wet"])
def test_it_is_signed_at_its_end_only(level, set_pages):
    _first, *middle, last = set_pages(level=level)
    assert "Arunika Contohwati" in last
    assert not any("Arunika" in page for page in middle)


def test_the_letter_says_that_it_has_one(set_pages):
    assert "1 (satu) berkas" in set_pages()[0]


def test_files_that_go_with_it_are_counted_with_its_annexes(world, citra):
    draft = draft_by(citra, kind_of(world))
    content = content_of(attachments=[7, 8], parts={"annex": TABLE})
    assert typesetting.data_of(draft, content)["attachment"] == "3 (tiga) berkas"


def test_it_is_part_of_what_is_approved(world):
    without, with_it = content_of(), content_of(parts={"annex": TABLE})
    assert draft_content.fingerprint(without) != draft_content.fingerprint(with_it)
    assert blocks_of(with_it)[-1].part == "annex"


def test_an_annex_alone_is_no_letter():
    content = content_of(body="", parts={"annex": TABLE})
    assert draft_content.missing_parts(content, Layout.LETTER) == ["body"]


def test_several_are_counted_and_each_says_which_it_is(set_pages):
    more = {"annex": "<p>RINCIAN SATU</p>", "annex_3": "<p>RINCIAN TIGA</p>"}
    first, one, two = set_pages(parts=more)
    assert "2 (dua) berkas" in first
    assert "Lampiran I Surat dinas" in one and "RINCIAN SATU" in one
    assert "Lampiran II Surat dinas" in two and "RINCIAN TIGA" in two
    assert all("Arunika Contohwati" in page for page in (one, two))


def test_a_second_one_is_offered_behind_the_first(client_of, world, citra):
    draft = draft_by(citra, kind_of(world), parts={"annex": TABLE})
    page = client_of(citra).get(reverse("outgoing:edit", args=[draft.pk])).content.decode()
    assert page.count('<details class="field annex" open>') == 1
    assert page.count('<details class="field annex">') == 3
    write(client_of(citra), draft, annex_2="KEDUA", do="save")
    kept = DraftVersion.objects.filter(letter=draft).latest("number").content["parts"]
    assert kept["annex_2"] == "<p>KEDUA</p>" and kept["annex"].startswith("<p data-align")


def test_it_is_written_without_a_script(client_of, world, citra):
    draft = draft_by(citra, kind_of(world))
    write(client_of(citra), draft, annex="RINCIAN\n\nSatu", do="save")
    kept = DraftVersion.objects.filter(letter=draft).latest("number")
    assert kept.content["parts"]["annex"] == "<p>RINCIAN</p><p>Satu</p>"
