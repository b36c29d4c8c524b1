"""Documents of dossiers are found by the text of every page, in their sentence."""

import pytest
from django.urls import reverse

from archive.actions import unfile
from archive.finding import asking, keeping
from correspondence.search import spelling
from correspondence.search.asking import question_of
from correspondence.search.keeping import index_letters
from tests.archive.packing import bytes_of, full_dossier, packed
from tests.archive.reading_room import found_by, read_document
from tests.archive.shelf import dossier_of
from tests.archive.test_packages import taken_in
from tests.disposition.letters import letter_for
from tests.matrix.reading import text_of

pytestmark = pytest.mark.django_db
PAGE_3 = "Jembatan gantung Wolio diperbaiki sebelum musim hujan menurut rencana kerja."


@pytest.fixture
def item(world, filer):
    """A document of three pages."""
    dossier = dossier_of(world, filer, title="Pemeliharaan jembatan")
    return read_document(dossier, filer, "Halaman depan", "Daftar isi", PAGE_3)


@pytest.mark.parametrize(
    "words",
    ["wolio", "perbaikan jembatan", '"gantung wolio"', "jembatam", "wolio -banjir", "nota dinas",
     "musimhujan"],
)  # fmt: skip
def test_words_of_a_page_find_it(item, filer, words):
    assert [row.item_id for row in found_by(filer, words)] == [item.pk]


@pytest.mark.parametrize("words", ["wolio -hujan", '"wolio gantung"', "meteorit", "-wolio", "& |"])
def test_what_it_does_not_say_does_not_find_it(item, filer, words):
    assert found_by(filer, words) == []


def test_the_hit_shows_sentence_and_page(item, filer):
    (row,) = found_by(filer, "wolio")
    assert (row.file_id, row.page) == (item.file_id, 3)
    assert "gantung Wolio diperbaiki" in row.sentence.text


def test_it_stands_on_the_result_page_and_leads_to_its_page(item, filer, client_of):
    text = text_of(client_of(filer).get(reverse("pages:search"), {"q": "wolio"}))
    assert f'href="/archive/items/{item.pk}/?page=3&amp;find=wolio"' in text
    assert "<mark>Wolio</mark>" in text and f"/files/{item.file_id}/pages/3/thumb" in text


def test_all_of_them_stand_on_a_page_of_their_own(item, world, filer, client_of):
    for number in range(30):
        read_document(item.dossier, filer, f"Jembatan Wolio {number}")
    browser = client_of(filer)
    assert "/search/documents?q=wolio" in text_of(
        browser.get(reverse("pages:search"), {"q": "wolio"})
    )
    first = browser.get(reverse("pages:search_documents"), {"q": "wolio"})
    assert text_of(first).count("row-link hit") == 25
    second = browser.get(first.context["page"]["next_url"])
    assert text_of(second).count("row-link hit") == 6


def test_facets_are_those_of_letters(item, filer, client_of):
    asked = {"q": "wolio", "direction": "incoming"}
    text = text_of(client_of(filer).get(reverse("pages:search"), asked))
    assert "/archive/items/" not in text
    assert "Saringan hanya berlaku untuk surat" in text and '"/search/documents?q=wolio"' in text


@pytest.mark.parametrize("beside", [True, False])
def test_beside_letters_it_is_told_of_what_the_counts_are(beside, item, world, filer, client_of):
    if beside:
        index_letters([letter_for(world, "staf_bank", subject="Jembatan Wolio").pk])
    text = text_of(client_of(filer).get(reverse("pages:search"), {"q": "wolio"}))
    assert ("hanya mencakup surat" in text) == beside


def test_what_came_in_a_package_is_found(world, filer, laras, tmp_path):
    content = bytes_of(packed(full_dossier(world, filer), laras), tmp_path)
    copy = taken_in(content, world, laras).dossier
    keeping.index_stale()
    (row,) = found_by(laras, "laporan kas S-7/2026")
    assert row.dossier_id == copy.pk and row.is_open


def test_what_is_taken_out_is_forgotten(item, filer):
    unfile(item.pk, "Salah berkas", by=filer)
    assert found_by(filer, "wolio") == []
    keeping.index_stale()
    assert not keeping.DocumentText.objects.exists()


@pytest.mark.parametrize(("typed", "hits"), [("Waty", 1), ("Wty", 0), ("pagu", 1), ("wati*", 1)])
def test_a_short_name_may_be_misspelt(item, filer, typed, hits):
    read_document(item.dossier, filer, "Kuitansi atas nama Wati", "Rapat pagi hari")
    assert len(found_by(filer, typed)) == hits


def test_a_short_word_that_stands_somewhere_is_no_error(item, filer):
    read_document(item.dossier, filer, "Rapat pagi hari")
    read_document(item.dossier, filer, "Pagu anggaran")
    assert len(found_by(filer, "pagu")) == 1


def test_what_is_alike_goes_on_behind_the_first_page(item, filer):
    found = [read_document(item.dossier, filer, f"Kuitansi Wati {n}").pk for n in range(3)]
    question = spelling.forgiven(question_of("Waty"))
    first = asking.newest(filer, question, limit=2)
    rest = asking.newest(filer, question, before=first[-1].item_id, limit=2)
    assert [row.item_id for row in (*first, *rest)] == found[::-1]
