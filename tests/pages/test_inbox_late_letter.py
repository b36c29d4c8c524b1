"""A letter whose answer is late stands among the late ones, however new it is in the inbox."""

from datetime import timedelta

import pytest

from correspondence.models import ServiceClock
from eoffice import clock
from eoffice.pages.queries.inbox import keys_matching
from tests.disposition.letters import letter_for

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.mark.parametrize(("answer", "due"), [(-9 * DAY, -9 * DAY), (9 * DAY, DAY), (None, DAY)])
def test_the_earlier_of_its_two_dates_counts(world, arunika, answer, due):
    now, office = clock.now(), world.units["kppn"]
    letter = letter_for(world, "kepala", due_at=answer and now + answer)
    ServiceClock.objects.create(
        letter=letter, office=office, unit=office, kind="first_disposition",
        started_at=now, due_at=now + DAY,
    )  # fmt: skip
    assert [key.due_at for key in keys_matching(arunika, "", "")] == [now + due]


def test_without_any_date_it_stands_last(world, arunika):
    letter_for(world, "kepala")
    assert [key.due_at for key in keys_matching(arunika, "", "")] == [None]
