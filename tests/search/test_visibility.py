"""No query, facet, count, suggestion or spelling shows anybody more than house 8 says."""

import pytest

from correspondence.search import answering, finding, keeping, stale
from correspondence.search.answering import Asked
from correspondence.search.asking import question_of
from eoffice.documents.models import PageText
from tests.matrix.reading import text_of
from tests.matrix.sight import SIGHT
from tests.matrix.story import ABOVE, BELOW, BESIDE, NOTES, NUMBER, REPORT, SUBJECT, tell_story

pytestmark = pytest.mark.django_db
PAGE_WORD = "Vanadiumwati"
# what somebody must see of the letter (`sight`) to find it by these words
BY = {
    SUBJECT: "found",
    NUMBER: "found",
    PAGE_WORD: "pages",
    ABOVE: "above",
    BESIDE: "beside",
    BELOW: "below",
    REPORT: "file",
}


@pytest.fixture(params=["biasa", "terbatas", "rahasia", "sangat_rahasia"])
def told(world, request):
    """The story at every level of security, with a page that was read."""
    story = tell_story(world, security=request.param)
    PageText.objects.create(file=story.scan_file, page=1, text=f"Halaman {PAGE_WORD}", source="ocr")
    stale.mark([story.letter.pk])
    keeping.index_stale()
    return story, SIGHT[request.param]


def finds(officer, words: str) -> bool:
    quoted = f'"{words}"'
    return bool(finding.newest(officer, question_of(quoted)))


def test_everybody_finds_by_what_he_may_read_and_by_nothing_else(world, told):
    _story, sight = told
    wrong = []
    for name in sight:
        officer, parts = world.officer(name), sight[name].split()
        for words, part in BY.items():
            if finds(officer, words) != (part in parts):
                wrong.append(f"{name}: {words}, though the table says {parts}")
    assert wrong == []


def test_everybody_finds_the_line_by_its_number(world, told):
    story, sight = told
    for name, parts in sight.items():
        seen = {"line", "masked"} & set(parts.split())
        assert finds(world.officer(name), story.letter.agenda_number) == bool(seen)


def test_an_exclusion_tells_nothing_about_words_that_are_hidden(world, told):
    story, sight = told
    for name, parts in sight.items():
        number = question_of(f"{story.letter.agenda_number} -{PAGE_WORD}")
        is_there = bool({"line", "masked"} & set(parts.split())) and "pages" not in parts
        assert bool(finding.newest(world.officer(name), number)) == is_there


def test_an_exclusion_looks_at_the_notes_that_are_open(world, told):
    story, sight = told
    for name, parts in sight.items():
        question = question_of(f'{story.letter.agenda_number} -"{BELOW}"')
        is_there = bool({"line", "masked"} & set(parts.split())) and "below" not in parts.split()
        assert bool(finding.newest(world.officer(name), question)) == is_there, name


def test_facets_and_counts_are_those_of_the_hits(world, told, client_of):
    _story, sight = told
    wrong = []
    for name, parts in sight.items():
        said = text_of(
            client_of(world.officer(name)).get("/search/facets", {"q": f'"{PAGE_WORD}"'})
        )
        count = 1 if "pages" in parts.split() else 0
        wrong += [] if f"{count} surat" in said else [name]
        wrong += [f"{name}: a facet"] if not count and 'class="facet"' in said else []
    assert wrong == []


def test_suggestions_are_lines_and_never_secret(world, told, client_of):
    story, sight = told
    for name, parts in sight.items():
        browser = client_of(world.officer(name))
        said = text_of(browser.get("/search/suggest", {"q": "zirkon"}))
        may = "found" in parts.split() and not story.letter.is_secret
        assert (SUBJECT in said) == may, name
        assert PAGE_WORD not in text_of(browser.get("/search/suggest", {"q": "vanad"}))


def test_no_sentence_shows_what_is_masked_or_closed(world, told, client_of):
    story, sight = told
    for name, parts in sight.items():
        said = text_of(client_of(world.officer(name)).get("/search/", {"q": "zirkonium"}))
        assert (f"/letters/{story.letter.pk}/" in said) == ("found" in parts.split())
        assert ("Zirkonium</mark>" in said) == ("line" in parts.split())
        assert not any(note in said for note in (*NOTES, PAGE_WORD))


def test_a_spelling_is_offered_only_if_it_leads_somewhere(world, told):
    _story, sight = told
    for name, parts in sight.items():
        offered = answering.nearest_spelling(world.officer(name), Asked(words="vanadiumwatu"))
        assert bool(offered) == ("pages" in parts.split()), name
