"""A desk is covered from the first minute after its holder's last day, by the office's clock."""

from datetime import UTC, date, datetime, timedelta

import pytest

from eoffice import clock
from eoffice.organization import queries

LAST = date(2026, 11, 28)
OFFICES = [("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)]


@pytest.mark.parametrize(("zone", "midnight"), OFFICES)
def test_a_desk_is_covered_from_the_day_after_its_last_holder(world, zone, midnight):
    office, seat = world.units["kppn"], world.seats["kasi_bank"]
    type(office).objects.filter(pk=office.pk).update(time_zone=zone)
    world.users["eka"].assignments.update(ends=LAST)
    minute = datetime(2026, 11, 28, midnight, 0, tzinfo=UTC)
    held = queries.officer_of(world.users["arunika"], now=minute.replace(hour=midnight - 1))
    vacant = queries.officer_of(world.users["arunika"], now=minute)
    assert (held.holds(seat.pk), vacant.holds(seat.pk)) == (False, True)


def test_its_old_holder_and_who_covers_it_never_both_have_it(world):
    world.users["eka"].assignments.update(ends=LAST)
    seat = world.seats["kasi_bank"].pk
    for hour in (15, 16, 17, 18):
        moment = datetime(2026, 11, 28, hour, 30, tzinfo=UTC)
        having = [
            name
            for name in ("eka", "arunika")
            if queries.officer_of(world.users[name], now=moment).holds(seat)
        ]
        assert len(having) == 1


@pytest.mark.parametrize(("zone", "midnight"), OFFICES)
def test_who_acts_is_told_and_shown_by_the_office_s_own_date(world, zone, midnight):
    """From the first minute of his first day to the last minute of his last."""
    office, seat = world.units["kppn"], world.seats["kasi_bank"].pk
    type(office).objects.filter(pk=office.pk).update(time_zone=zone)
    world.appoint("dewi", "kasi_bank", "plh", starts=LAST, ends=LAST)
    minute = timedelta(minutes=1)
    after = datetime(2026, 11, LAST.day, midnight, tzinfo=UTC)
    before = after - timedelta(days=1)
    asked = {before - minute: "eka", before: "dewi", after - minute: "dewi", after: "eka"}
    for moment, name in asked.items():
        with clock.moved_to(moment):
            assert queries.holders_of([seat])[seat].name == world.users[name].name
            assert world.users[name].pk in queries.people_at([seat])[seat]


def test_an_absence_ends_by_the_office_s_own_date(world):
    office, seat = world.units["kppn"], world.seats["kasi_bank"].pk
    type(office).objects.filter(pk=office.pk).update(time_zone="Asia/Jayapura")
    world.users["eka"].absences.create(kind="leave", starts=LAST, ends=LAST)
    for hour, until in ((14, LAST), (15, None)):
        with clock.moved_to(datetime(2026, 11, LAST.day, hour, 30, tzinfo=UTC)):
            assert queries.holders_of([seat])[seat].absent_until == until
