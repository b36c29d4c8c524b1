"""An office's rows become its calendar: inherited, kept, and noticed when they change."""

from datetime import date, time

import pytest

from eoffice.calendar import WITA, Target, WorkingTime
from eoffice.organization import calendars
from eoffice.organization.models import Holiday, Unit, UrgencyTarget, WorkCalendar, WorkHours
from tests.calendar.offices import wita

pytestmark = pytest.mark.django_db
TUESDAY = date(2024, 8, 20)


@pytest.fixture
def setda():
    return Unit.objects.create(name="Setda Sagara", is_office=True, time_zone="Asia/Makassar")


@pytest.fixture
def dinas(setda):
    return Unit.objects.create(
        name="Dinas PUPR",
        parent=setda,
        organization=setda,
        is_office=True,
        time_zone="Asia/Makassar",
    )


@pytest.fixture
def short_week(setda):
    calendar = WorkCalendar.objects.create(office=setda, name="Jam kerja")
    period = calendar.periods.create(valid_from=date(2020, 1, 1))
    for weekday in range(4):
        period.hours.create(weekday=weekday, opens=time(8), closes=time(14))
    return calendar


def test_without_rows_the_usual_hours_hold_in_the_offices_own_zone(setda):
    hours = calendars.hours_of(setda)
    assert hours.zone == WITA
    assert hours.is_open(wita("2024-08-20T07:30"))
    assert not hours.is_open(wita("2024-08-20T16:00"))


def test_a_nested_office_takes_the_hours_of_the_office_above(dinas, short_week):
    assert not calendars.hours_of(dinas).is_open(wita("2024-08-20T07:45"))
    assert not calendars.hours_of(dinas).is_working_day(date(2024, 8, 23))
    assert calendars.hours_of(dinas).office == "Dinas PUPR"


def test_its_own_calendar_comes_first(dinas, short_week):
    own = WorkCalendar.objects.create(office=dinas, name="Enam hari")
    period = own.periods.create(valid_from=date(2020, 1, 1))
    period.hours.create(weekday=5, opens=time(8), closes=time(12))
    assert calendars.hours_of(dinas).is_working_day(date(2024, 8, 24))
    assert not calendars.hours_of(dinas).is_working_day(TUESDAY)


def test_holidays_hold_below_the_office_that_keeps_them(setda, dinas):
    Holiday.objects.create(office=setda, day=TUESDAY, name="HUT Kabupaten", kind="local")
    assert not calendars.hours_of(dinas).is_working_day(TUESDAY)
    elsewhere = Unit.objects.create(name="KPPN", is_office=True, time_zone="Asia/Jakarta")
    assert calendars.hours_of(elsewhere).is_working_day(TUESDAY)


def test_a_national_holiday_closes_every_office(dinas):
    Holiday.objects.create(day=TUESDAY, name="Libur nasional")
    assert calendars.hours_of(dinas).closure_on(TUESDAY).name == "Libur nasional"


def test_a_late_change_is_noticed_at_once(setda, short_week):
    assert calendars.hours_of(setda).is_working_day(TUESDAY)
    holiday = Holiday.objects.create(day=TUESDAY, name="Libur nasional")
    assert not calendars.hours_of(setda).is_working_day(TUESDAY)
    holiday.delete()
    assert calendars.hours_of(setda).is_working_day(TUESDAY)
    WorkHours.objects.filter(weekday=1).delete()
    assert not calendars.hours_of(setda).is_working_day(TUESDAY)


def test_a_period_without_hours_does_not_count_yet(setda):
    WorkCalendar.objects.create(office=setda, name="Kosong").periods.create(
        valid_from=date(2020, 1, 1)
    )
    assert calendars.hours_of(setda).is_working_day(TUESDAY)


def test_asking_again_costs_one_query(setda, short_week, django_assert_num_queries):
    calendars.hours_of(setda)
    with django_assert_num_queries(1):
        calendars.hours_of(setda)


def test_time_limits_come_from_the_nearest_office_that_set_them(setda, dinas):
    UrgencyTarget.objects.create(
        office=setda, urgency="segera", answer_days=3, first_disposition_minutes=30
    )
    assert calendars.targets_of(dinas)["segera"] == Target(
        WorkingTime(days=3), WorkingTime(minutes=30)
    )
    usual = calendars.promises_of(dinas).targets["biasa"]
    assert (usual.answer, usual.first_disposition.minutes) == (WorkingTime(days=5), 240)
    assert calendars.desk_within(dinas) == WorkingTime(minutes=60)
