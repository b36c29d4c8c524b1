"""Letters that go out: found by their text, by those at work on them, later by the desk."""

import pytest

from correspondence.actions import reviewing
from correspondence.search import finding, keeping
from correspondence.search.asking import question_of
from tests.correspondence.drafts import draft_by, kind_of
from tests.correspondence.test_draft_sight import signed

pytestmark = pytest.mark.django_db
CAST = ("citra", "danu", "arunika", "gita", "bimo", "hadi", "dewi", "laras", "rama", "fajar")


@pytest.fixture
def draft(world, citra):
    body = "<p>Kami sampaikan telaah kamboja.</p>"
    return draft_by(citra, kind_of(world), subject="Jawaban flamboyan", body=body)


def finders(world, words: str) -> set[str]:
    keeping.index_stale()
    question = question_of(words)
    return {name for name in CAST if finding.newest(world.officer(name), question)}


@pytest.mark.parametrize("words", ["flamboyan", "kamboja", '"Dinas Rekaan"'])
def test_a_draft_is_found_up_its_line_only(world, draft, citra, words):
    assert finders(world, words) == {"citra"}
    reviewing.submit(draft.pk, by=citra)
    assert finders(world, words) == {"citra", "danu"}


def test_a_signed_letter_is_found_by_the_desk_too(world, draft, citra, danu, arunika):
    reviewing.submit(draft.pk, by=citra)
    reviewing.approve(draft.pk, by=danu, version=1)
    signed(draft, arunika)
    assert finders(world, "kamboja") == {"citra", "danu", "arunika", "gita", "bimo", "hadi"}
