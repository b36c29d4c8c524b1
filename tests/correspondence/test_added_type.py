"""A type that an office adds in its administration, with a plain layout and a book of its own."""

import pytest
from django.urls import reverse

from correspondence import typesetting
from correspondence.actions import reviewing
from correspondence.models import LetterType, Register
from eoffice import pdf
from tests.admin.conftest import filled
from tests.correspondence.drafts import draft_by, newest
from tests.correspondence.sending_room import YEAR, signed
from tests.correspondence.test_typesetting import SIGNED


@pytest.fixture
def certificate(client_of, world, fajar):
    """Surat keterangan and its book, made on two pages of the administration."""
    browser = client_of(fajar)
    url = reverse("admin:correspondence_lettertype_add")
    kind = {"organization": world.units["kppn"].pk, "code": "sket", "name": "Surat keterangan"}
    kind |= {"for_outgoing": "on", "layout": "plain", "parts": ["body"], "number_code": "KET"}
    assert browser.post(url, filled(browser, url, **kind)).status_code == 302
    made = LetterType.objects.get(code="sket")
    url = reverse("admin:correspondence_register_add")
    book = {"office": world.units["kppn"].pk, "code": "ket", "name": "Buku surat keterangan"}
    book |= {"direction": "outgoing", "pattern": "{type}-{seq}/{year}", "types": [made.pk]}
    assert browser.post(url, filled(browser, url, **book)).status_code == 302
    return made


def test_it_is_written_approved_and_signed(certificate, world, citra, danu, arunika):
    letter = draft_by(citra, certificate, addressees=[])
    reviewing.submit(letter.pk, by=citra)
    reviewing.approve(letter.pk, by=danu, version=1)
    letter = signed(newest(letter), arunika)
    assert (letter.state, letter.agenda_number) == ("signed", f"KET-1/{YEAR}")
    assert Register.objects.get(code="ket").entries.get().letter_id == letter.pk


def test_its_page_shows_title_number_and_text(certificate, citra, tmp_path):
    letter = draft_by(citra, certificate)
    data = typesetting.data_of(letter, letter.versions.get().content, **SIGNED)
    path = typesetting.write_pdf(typesetting.template_of(letter), data, tmp_path / "a.pdf")
    words = pdf.read_page(path, 1).text
    assert words.index("SURAT KETERANGAN") < words.index("NOMOR S-12/KPN/2024")
    assert "Kami sampaikan jawaban." in words and "TENTANG" not in words and "Yth." not in words
