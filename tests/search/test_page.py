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


def test_a_month_is_called_by_its_name(story, client_of, eka):
    page = client_of(eka).get(reverse(SEARCH), {"q": "zirkonium", "period": "2026-07"})
    assert [chip["label"] for chip in page.context["chips"]] == ["Periode: Juli 2026"]


@pytest.mark.parametrize("period", ["2026-13", "2026-0", "2026-7-1", "0-1", "Juli"])
def test_what_is_no_period_is_passed_over(period, story, client_of, eka):
    page = client_of(eka).get(reverse(SEARCH), {"q": "zirkonium", "period": period})
    assert page.context["chips"] == []


def test_what_is_typed_so_far_is_completed(story, client_of, eka):
    text = said(client_of(eka), "pages:search_suggest", q="quasar")
    assert 'data-text="Quasarindo pengirim"' in text
