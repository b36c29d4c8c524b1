"""At 07.35 in Jayapura Greenwich still has yesterday: the wall of the office decides the day."""

from datetime import UTC, date, datetime

import pytest

from correspondence.models import Letter
from correspondence.queries.seeing import audited_by
from eoffice import clock
from eoffice.organization.accounts.queries import accounts_of, rows_of
from eoffice.organization.models import Assignment, PositionRole, Unit
from tests.disposition.letters import letter_for

pytestmark = pytest.mark.django_db
EAST = "Asia/Jayapura"
MORNING = datetime(2026, 11, 28, 22, 35, tzinfo=UTC)
TODAY = date(2026, 11, 29)


@pytest.fixture
def morning(world):
    """The office lies in the east, and opens."""
    Unit.objects.filter(pk=world.units["kppn"].pk).update(time_zone=EAST)
    with clock.moved_to(MORNING):
        yield world


def test_who_stands_in_from_today_is_listed_at_that_desk(morning):
    seat, eka = morning.seats["kasi_vera"], morning.users["eka"]
    Assignment.objects.create(user=eka, position=seat, kind="plh", starts=TODAY, ends=TODAY)
    found = rows_of(list(accounts_of(morning.officer("fajar"), "kasi vera")))
    assert [row.name for row in found] == [eka.name]


def test_an_order_to_audit_begins_with_its_first_day(morning):
    letter = letter_for(morning, "kepala")
    PositionRole.objects.filter(position=morning.seats["auditor"]).update(valid_from=TODAY)
    found = Letter.objects.filter(audited_by(morning.officer("indra")))
    assert list(found.values_list("pk", flat=True)) == [letter.pk]
