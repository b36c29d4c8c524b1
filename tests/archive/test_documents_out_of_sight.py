"""No search shows a document of a dossier to somebody who may not read it."""

import pytest
from django.urls import reverse

from tests.archive.reading_room import found_by, read_document
from tests.archive.shelf import dossier_of
from tests.matrix.reading import text_of

pytestmark = pytest.mark.django_db
READERS = {"laras", "dewi"}
LISTERS = READERS | {"eka", "arunika"}  # the head of the section, and of the office


def item_in(world, filer, **how):
    dossier = dossier_of(world, filer, **how)
    return read_document(dossier, filer, "Halaman vanadiumwatu", description="Daftar kobaltwati")


def who_finds(world, words: str) -> set[str]:
    return {name for name in world.users if found_by(world.officer(name), words)}


def test_pages_are_found_by_who_keeps_the_dossier_alone(world, filer):
    item_in(world, filer)
    assert who_finds(world, "vanadiumwatu") == READERS
    assert who_finds(world, "kobaltwati") == LISTERS


def test_what_is_secret_is_found_by_its_unit_alone_and_masked(world, filer):
    item_in(world, filer, security="rahasia")
    assert who_finds(world, "vanadiumwatu") == who_finds(world, "kobaltwati") == {"dewi"}
    (row,) = found_by(filer, "vanadiumwatu")
    shown = "".join(piece.text for piece in row.words) + row.title
    assert "kobaltwati" not in shown and row.sentence is None and not row.page


@pytest.mark.parametrize("name", ["danu", "sekar", "hadi", "bimo"])
def test_a_stranger_sees_nothing_on_any_page(world, filer, client_of, name):
    item = item_in(world, filer)
    browser = client_of(world.officer(name))
    for page in ("pages:search", "pages:search_documents"):
        text = text_of(browser.get(reverse(page), {"q": "vanadiumwato"}))
        assert "vanadiumwatu" not in text and f"/items/{item.pk}/" not in text
    assert browser.get(reverse("archive:document", args=[item.pk])).status_code == 404


def test_a_head_is_led_to_the_dossier(world, filer, eka):
    item = item_in(world, filer)
    (row,) = found_by(eka, "kobaltwati")
    assert (row.dossier_id, row.is_open, row.page) == (item.dossier_id, False, 0)
