"""A short word that no letter holds is a name or nothing: one sign makes another word of it."""

import pytest
from django.urls import reverse

from correspondence.search import answering, keeping, stale
from correspondence.search.answering import Asked
from tests.disposition.letters import letter_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(world):
    """A short word in a subject, and a long one."""
    found = [
        letter_for(world, "kepala", subject=words)
        for words in ("Apel besok pagi", "Undangan koordinasi")
    ]
    stale.mark([letter.pk for letter in found])
    keeping.index_stale()


def subjects(officer, words: str) -> list[str]:
    page = answering.page(officer, Asked(words=words), before=None, limit=5)
    return [row.line.subject for row in page.rows]


def test_a_short_word_is_not_taken_for_another(letters, arunika):
    assert subjects(arunika, "pagu") == []
    assert subjects(arunika, "pagi") == ["Apel besok pagi"]


def test_a_long_one_is_forgiven_its_error(letters, arunika):
    assert subjects(arunika, "kordinasi") == ["Undangan koordinasi"]


@pytest.mark.parametrize(("typed", "hits"), [("und*", 1), ("koo*", 1), ("un*", 0), ("und", 0)])
def test_three_letters_and_a_star_begin_a_word(letters, arunika, typed, hits):
    assert len(subjects(arunika, typed)) == hits


def test_what_it_may_have_meant_is_offered(letters, arunika, client_of):
    page = client_of(arunika).get(reverse("pages:search"), {"q": "pagu"}).content.decode()
    assert "q=pagi" in page
