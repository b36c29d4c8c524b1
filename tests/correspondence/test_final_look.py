"""Before it is signed the signer sees the final page: no watermark, no code, nothing to print."""

import pypdfium2
import pytest
from django.urls import reverse

from correspondence import draft_paper
from tests.correspondence.sending_room import YEAR, approved, book_of, signed


@pytest.fixture
def letter(world, dewi):
    book_of(world)
    return approved(world, dewi, "kasi_bank")


def words_of(letter, by) -> str:
    content = letter.versions.get().content
    made = draft_paper.printed(draft_paper.before_signing(letter, content, by))
    with pypdfium2.PdfDocument(made) as file:
        return file[0].get_textpage().get_text_bounded()


def test_it_stands_there_as_it_will_be(letter, eka):
    said = words_of(letter, eka)
    assert "KONSEP" not in said and f"S-…/{YEAR}" in said and "(tanggal)" not in said
    assert "Ditandatangani secara elektronik oleh:" in said and eka.name in said
    assert "TTE internal, tidak tersertifikasi" in said


def test_it_is_a_picture_that_nobody_keeps(client_of, eka, letter):
    answer = client_of(eka).get(reverse("outgoing:sign_look", args=[letter.pk]))
    assert answer["Content-Type"].startswith("image/") and "no-store" in answer["Cache-Control"]
    page = client_of(eka).get(reverse("outgoing:sign", args=[letter.pk])).content.decode()
    assert reverse("outgoing:sign_look", args=[letter.pk]) in page
    assert reverse("outgoing:preview", args=[letter.pk]) not in page


def test_there_is_no_page_after_the_last(client_of, eka, letter):
    url = reverse("outgoing:sign_look", args=[letter.pk])
    assert client_of(eka).get(f"{url}?page=9").status_code == 404


def test_a_signed_letter_has_no_look_any_more(client_of, eka, letter):
    signed(letter, eka)
    assert client_of(eka).get(reverse("outgoing:sign_look", args=[letter.pk])).status_code == 409
