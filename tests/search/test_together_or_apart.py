"""A name typed as two words, or two words typed as one, is found where nothing else is."""

import pytest
from django.urls import reverse

from correspondence.search import answering, keeping, stale
from correspondence.search.answering import Asked
from tests.disposition.letters import letter_for
from tests.matrix.reading import text_of

pytestmark = pytest.mark.django_db
TOGETHER, APART = "Undangan Dinas Tirtaloka", "Permohonan Surya Kencana Abadi"


@pytest.fixture
def letters(world):
    """One name written together, one apart."""
    found = [letter_for(world, "kepala", subject=words) for words in (TOGETHER, APART)]
    stale.mark([letter.pk for letter in found])
    keeping.index_stale()
    return found


def hits(officer, words: str, **how):
    page = answering.page(officer, Asked(words=words, **how), before=None, limit=5)
    return [row.line.subject for row in page.rows]


@pytest.mark.parametrize("words", ["Tirta loka", "tirta loka undangan", "dinas TIRTA LOKA"])
def test_two_words_find_the_one(letters, arunika, words):
    assert hits(arunika, words) == [TOGETHER]


@pytest.mark.parametrize("words", ["suryakencana", "Kencanaabadi permohonan"])
def test_one_word_finds_the_two(letters, arunika, words):
    assert hits(arunika, words) == [APART]


@pytest.mark.parametrize("words", ['"tirta loka"', "kencanasurya", "tirta -loka"])
def test_what_is_meant_exactly_is_not_changed(letters, arunika, words):
    assert hits(arunika, words) == []


def test_only_as_typed_changes_nothing(letters, arunika):
    assert hits(arunika, "Tirta loka", exactly=True) == []


def test_the_most_relevant_are_forgiven_as_the_newest_are(letters, arunika):
    answer = answering.best(arunika, Asked(words="Tirta loka"), skip=0, limit=5)
    assert [row.line.subject for row in answer.rows] == [TOGETHER]


def test_what_stands_beside_the_hits_asks_as_they_did(letters, client_of, arunika):
    browser = client_of(arunika)
    answer = browser.get(reverse("pages:search"), {"q": "tirta loka"})
    text = text_of(answer)
    assert "ditulis serangkai atau terpisah" in text and "<mark>Tirtaloka</mark>" in text
    facets = browser.get(answer.context["facets_url"], headers={"HX-Request": "true"})
    assert "1 surat" in text_of(facets)
