"""A chain that was removed whole, with its head, is missed by what it told of."""

import pytest

from correspondence.models import Letter, RegisterEntry
from correspondence.verify import letters_bear_their_numbers
from tests.audit.removed import remove_chain

pytestmark = pytest.mark.django_db


def faults():
    return [(fault.kind, fault.subject) for fault in letters_bear_their_numbers()]


def test_a_letter_without_a_chain(letter):
    assert faults() == []
    remove_chain("letter", letter.pk)
    assert faults() == [("trail", f"letter {letter.pk}")]


def test_a_letter_with_another_number_than_its_line(letter):
    Letter.objects.filter(pk=letter.pk).update(agenda_number="0999/2026")
    assert faults() == [("letter", f"letter {letter.pk}")]


def test_a_line_that_went_to_another_letter(letter):
    RegisterEntry.objects.filter(letter=letter.pk).update(rendered="0998/2026")
    assert faults() == [("letter", f"letter {letter.pk}")]
