"""The shared fragments: what they show, and that they show nothing where there is nothing."""

import re
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from django.contrib.staticfiles import finders

from eoffice.pages.templatetags.icons import drawing_of
from tests.front.rendering import page
from tests.house import source

TEMPLATES = list(source.templates())


def sheet(number: int, **facts: object) -> SimpleNamespace:
    """One page of a letter."""
    plain = {"thumb_url": "/t", "image_url": "/small", "sharp_url": "/sharp", "is_ready": True}
    rest = {"text": "", "text_url": "", "marks": [], "width": 1200, "height": 1697}
    return SimpleNamespace(number=number, **{**plain, **rest, **facts})


def viewer(*pages: SimpleNamespace) -> str:
    shown = SimpleNamespace(pages=list(pages), download_url="/original", download_word="")
    return page("shared/_viewer.html", viewer=shown)


def test_the_viewer_works_as_a_list_of_linked_images():
    html = viewer(sheet(1, text="Isi surat"), sheet(2))
    assert html.count('<a href="/sharp">') == 2
    assert "Isi surat" in html
    assert "Unduh hasil scan" in html


def test_a_page_that_is_not_ready_says_so():
    assert "Halaman 2 sedang disiapkan" in viewer(sheet(1), sheet(2, is_ready=False))
    assert "Halaman sedang disiapkan" in viewer()


def test_numbers_inside_svg_and_html_keep_their_point():
    mark = SimpleNamespace(x=26.5, y=11.2, width=17, height=2.2)
    html = viewer(sheet(1, marks=[mark]))
    assert 'x="26.5%" y="11.2%"' in html
    assert 'width="1200" height="1697"' in html


def test_text_of_a_letter_is_escaped():
    assert "&lt;script&gt;" in viewer(sheet(1, text="<script>"))


def test_a_person_is_initials_name_and_desk():
    assert "AC" in page("shared/_person.html", name="Arunika Contohwati", desk="Kepala Kantor")
    assert "Kasi Bank" in page("shared/_person.html", desk="Kasi Bank")
    assert "Danu" in page("shared/_person.html", name="Danu")


def test_the_pager_is_silent_on_a_single_page():
    silent = SimpleNamespace(previous_url=None, next_url=None)
    assert page("shared/_pager.html", page=silent).strip() == ""
    more = SimpleNamespace(previous_url=None, next_url="?after=9")
    assert 'href="?after=9"' in page("shared/_pager.html", page=more)


def test_a_confirmation_is_a_form_that_needs_no_script():
    html = page("shared/_confirm.html", action="/x", verb="Batalkan", question="Yakin?", token="t1")
    assert '<details class="confirm">' in html
    assert 'name="token" value="t1"' in html
    assert 'method="post" action="/x"' in html


def test_the_dropzone_is_a_plain_form_for_several_files():
    html = page("shared/_dropzone.html", upload_url="/upload", target="#tray")
    assert 'enctype="multipart/form-data"' in html
    assert "multiple" in html
    assert 'capture="environment"' in html


@pytest.mark.parametrize("path", TEMPLATES, ids=source.short)
def test_every_icon_and_static_file_that_a_template_names_exists(path):
    text = path.read_text(encoding="utf-8")
    assert all(drawing_of(name) for name in re.findall(r'\{% icon "([\w-]+)"', text))
    names = re.findall(r"""\{% static ['"]([^'"]+)['"]""", text)
    assert all(finders.find(unquote(name)) for name in names)
