"""A desk is covered from the first minute after its holder's last day, by the office's clock."""

from datetime import UTC, date, datetime

import pytest

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
