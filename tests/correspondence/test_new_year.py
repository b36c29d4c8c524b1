"""The year of a number is the one on the wall of the office, not that of Greenwich."""

from datetime import UTC, datetime

import pytest

from correspondence.actions import recording
from eoffice import clock
from eoffice.organization.models import Unit

EVE = datetime(2026, 12, 31, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "year"), [("Asia/Jayapura", 2027), ("Asia/Makassar", 2027), ("UTC", 2026)]
)
def test_the_first_letter_of_the_year_opens_the_new_book(book, hadi, paper, zone, year):
    Unit.objects.filter(pk=book.office_id).update(time_zone=zone)
    with clock.moved_to(EVE):
        letter = recording.record([], paper(received_at=EVE), by=hadi, office_id=book.office_id)
    assert letter.agenda_number == f"0001/{year}"
    assert letter.entries.get().year == year
