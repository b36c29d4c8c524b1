"""`manage.py verify` says which numbers are missing so that a person finds them in the book."""

import pytest
from django.core.management import call_command

from correspondence import access, sheets
from correspondence.actions import legacy
from correspondence.models import Letter, NumberSeries
from correspondence.verify import letters_bear_their_numbers, numbers_are_complete
from eoffice import clock
from tests.correspondence.test_book_headings import APART, LINE, table

pytestmark = pytest.mark.django_db
YEAR = clock.today("Asia/Jakarta").year


def test_a_run_of_missing_numbers_is_one_line_that_names_the_book(letter, book, capsys):
    NumberSeries.objects.filter(register=book).update(last=4)
    with pytest.raises(SystemExit):
        call_command("verify", only=["numbers"])
    said = f"({book.name}, {book.office.name}) {YEAR} #2–4: "
    assert [said in line for line in capsys.readouterr().out.splitlines()] == [True, False]


def test_no_fault_is_found_with_an_old_book(book, hadi):
    sheet = sheets.read_book(table(APART, LINE, (8, *LINE[1:])), book)
    legacy.take_over(book.pk, sheet.rows, by=hadi)
    assert not [*letters_bear_their_numbers(), *numbers_are_complete()]
    assert not [row for letter in Letter.objects.all() for row in access.differences(letter)]
