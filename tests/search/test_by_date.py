"""Letters and documents of which no page was read are found by the day that they bear."""

from datetime import date

import pytest

from archive.actions import DocumentData, add_document
from archive.finding import asking, keeping
from correspondence.search import answering, stale
from correspondence.search import keeping as letters
from correspondence.search.answering import Asked
from correspondence.search.asking import question_of
from tests.archive.shelf import dossier_of
from tests.disposition.letters import letter_for

pytestmark = pytest.mark.django_db
SUBJECT = "Undangan tanpa pindaian"


@pytest.fixture
def letter(world):
    found = letter_for(world, "kepala", subject=SUBJECT, letter_date=date(2026, 5, 12))
    stale.mark([found.pk])
    letters.index_stale()
    return found


@pytest.mark.parametrize(
    "words",
    ["12-05-2026", "2026-05-12", "12/5/2026", "12 Mei 2026", '"12 mei 2026"', "tanggal 12 mei"],
)
def test_by_its_day_however_it_is_typed(letter, arunika, words):
    page = answering.page(arunika, Asked(words=words), before=None, limit=5)
    assert [row.line.subject for row in page.rows] == [SUBJECT]


@pytest.mark.parametrize("words", ["13-05-2026", "12-06-2026", "12 Mei 2025"])
def test_not_by_another(letter, arunika, words):
    page = answering.page(arunika, Asked(words=words, exactly=True), before=None, limit=5)
    assert not page.rows


def test_a_document_of_a_dossier_by_its_day(world, laras):
    data = DocumentData(description="Peta", has_paper=True, dated_on=date(2026, 5, 12))
    add_document(dossier_of(world, laras, title="Peta").pk, data, None, by=laras)
    keeping.index_stale()
    found = asking.newest(laras, question_of("12-05-2026"), limit=5)
    assert ["".join(one.text for one in row.words) for row in found] == ["Peta"]
