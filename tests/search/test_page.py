"""The search page: hits with their sentences, facets, suggestions, nothing found."""

import pytest
from django.urls import reverse

from tests.matrix.reading import text_of

pytestmark = pytest.mark.django_db
SEARCH = "pages:search"


def said(browser, name=SEARCH, **asked) -> str:
    return text_of(browser.get(reverse(name), asked))


def test_a_hit_is_one_link_with_its_words_marked(story, client_of, eka):
    text = said(client_of(eka), q="zirkonium")
    assert f'href="/letters/{story.letter.pk}/' in text
    assert "<mark>Zirkonium</mark>" in text


def test_nothing_asked_gives_advice(story, client_of, eka):
    text = said(client_of(eka))
    assert "123/WPB" in text and "/letters/" not in text.split("</header>")[1].split("rail")[0]


def test_a_facet_is_a_link_that_narrows(story, client_of, eka):
    text = said(client_of(eka), "pages:search_facets", q="zirkonium", direction="incoming")
    assert "1 surat" in text


def test_what_is_typed_so_far_is_completed(story, client_of, eka):
    text = said(client_of(eka), "pages:search_suggest", q="quasar")
    assert 'data-text="Quasarindo pengirim"' in text
