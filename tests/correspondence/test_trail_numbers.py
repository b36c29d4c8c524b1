"""The auditor finds a letter in the trail by the number under which the office knows it."""

import pytest

from disposition import actions
from tests.disposition.letters import letter_for

TRAIL = "/trail/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(world, arunika):
    """Recorded and read."""
    letter = letter_for(world, "kepala", security="rahasia", subject="Perihal tertutup")
    actions.mark_letter_read(letter.pk, by=arunika)
    return letter


@pytest.fixture
def other(world, arunika):
    letter = letter_for(world, "kepala", agenda_number="0777/2026")
    actions.mark_letter_read(letter.pk, by=arunika)
    return letter


@pytest.fixture
def auditor(client_of, indra):
    return client_of(indra)


def subjects(answer):
    return {(row.entry.subject_kind, row.entry.subject_id) for row in answer.context["rows"]}


def test_every_entry_names_the_letter_by_its_number(auditor, letter):
    answer = auditor.get(TRAIL)
    (row, *_more) = [row for row in answer.context["rows"] if row.entry.subject_id == letter.pk]
    assert row.subject == f"Surat {letter.agenda_number}"
    page = auditor.get(row.url).content.decode()
    assert f"Surat {letter.agenda_number}" in page and "Perihal tertutup" not in page


def test_its_number_finds_it_alone_however_long_ago(auditor, letter, other):
    answer = auditor.get(TRAIL, {"number": f" {letter.agenda_number} "})
    assert subjects(answer) == {("letter", letter.pk)}
    assert not answer.context["form"].wanted().since


def test_a_number_that_nobody_has_finds_nothing(auditor, letter):
    assert subjects(auditor.get(TRAIL, {"number": "9999/1999"})) == set()


def test_one_letter_is_left_for_all_by_a_link(auditor, letter, other):
    answer = auditor.get(TRAIL, {"kind": "letter", "subject": letter.pk, "person": "a"})
    (chip,) = answer.context["chips"]
    assert (chip.label, chip.url) == (f"Surat {letter.agenda_number}", "?person=a")
    assert 'type="hidden" name="subject"' in answer.content.decode()
