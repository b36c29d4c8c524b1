"""A late change of the calendar asks for new due dates exactly where it holds, and is recorded."""

from datetime import date

import pytest

from eoffice.audit.models import AuditEntry
from eoffice.errors import AlreadyDone, Refused
from eoffice.jobs.models import Job
from eoffice.organization import calendars
from eoffice.organization.actions import calendar
from eoffice.organization.models import Holiday, PositionRole
from eoffice.organization.officer import SYSTEM
from tests.world import LONG_AGO

pytestmark = pytest.mark.django_db
DAY = date(2026, 8, 18)


@pytest.fixture
def rama(world):
    """Rama administers the whole Setda."""
    PositionRole.objects.create(
        position=world.seats["loket_setda"], role="office_admin", valid_from=LONG_AGO
    )
    return world.officer("rama")


def recomputed():
    jobs = Job.objects.filter(kind="recompute_due")
    return set(jobs.values_list("subject_id", flat=True))


def ids(world, *keys):
    return {world.units[key].pk for key in keys}


def test_a_national_holiday_moves_due_dates_everywhere(world):
    calendar.add_holiday(DAY, "Libur nasional", by=SYSTEM)
    assert recomputed() == ids(world, "kppn", "setda", "dinas", "kelurahan")


def test_a_local_holiday_moves_them_in_the_office_and_below(world, rama):
    setda = world.units["setda"]
    calendar.add_holiday(DAY, "HUT Kabupaten", by=rama, kind="local", office_id=setda.pk)
    assert recomputed() == ids(world, "setda", "dinas", "kelurahan")
    assert AuditEntry.objects.filter(
        subject_kind="settings", subject_id=setda.pk, event="settings.holiday_added"
    ).exists()


def test_a_day_is_a_holiday_once(world, fajar):
    office = world.units["kppn"].pk
    calendar.add_holiday(DAY, "Libur", by=fajar, kind="local", office_id=office)
    with pytest.raises(AlreadyDone):
        calendar.add_holiday(DAY, "Lagi", by=fajar, kind="local", office_id=office)


def test_only_the_admin_closes_an_office_and_nobody_of_an_office_the_country(world, eka, fajar):
    with pytest.raises(Refused):
        calendar.add_holiday(DAY, "Libur", by=eka, kind="local", office_id=world.units["kppn"].pk)
    with pytest.raises(Refused):
        calendar.add_holiday(DAY, "Libur", by=fajar)
    with pytest.raises(Refused):
        calendar.add_holiday(
            DAY, "Libur", by=fajar, kind="local", office_id=world.units["setda"].pk
        )


def test_a_holiday_is_taken_back(world, fajar):
    office = world.units["kppn"]
    holiday = calendar.add_holiday(DAY, "Libur", by=fajar, kind="local", office_id=office.pk)
    assert not calendars.hours_of(office).is_working_day(DAY)
    Job.objects.all().delete()
    calendar.remove_holiday(holiday.pk, by=fajar)
    assert calendars.hours_of(office).is_working_day(DAY)
    assert recomputed() == ids(world, "kppn")
    assert not Holiday.objects.exists()
