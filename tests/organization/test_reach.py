"""To whom a desk may dispose, and who stands above whom."""

import pytest

from eoffice.organization import queries
from eoffice.organization.models import DisposeReach, Position, TaskTeam


def names(seats):
    return {seat.title for seat in seats}


def reach_of(world, key):
    return names(queries.reachable_from(world.seats[key].pk))


def only(world, key, *reaches):
    group = world.seats[key].group
    group.reaches.all().delete()
    DisposeReach.objects.bulk_create(DisposeReach(group=group, reach=reach) for reach in reaches)


def test_a_section_head_reaches_the_own_staff(world):
    assert reach_of(world, "kasi_bank") == {"Staf Bank"}


def test_direct_subordinates_only(world):
    only(world, "kepala", "direct")
    expected = {"Kasubbag Umum", "Auditor", "Kasi Bank", "Kasi Pencairan Dana", "Kasi Vera"}
    assert reach_of(world, "kepala") == expected


def test_skip_level(world):
    only(world, "kepala", "skip_level")
    assert "Staf Bank" in reach_of(world, "kepala")
    assert "Kasi Bank" not in reach_of(world, "kepala")


def test_functional_staff_of_the_own_office(world):
    Position.objects.filter(title__in=["Staf Bank", "Staf Bina Marga"]).update(is_functional=True)
    only(world, "kepala", "functional")
    assert reach_of(world, "kepala") == {"Staf Bank"}


def test_the_leader_of_a_task_team_reaches_its_members(world):
    team = TaskTeam.objects.create(
        office=world.units["kppn"], name="Tim", leader=world.seats["kasi_bank"]
    )
    team.members.set([world.seats["staf_pd"], world.seats["kasi_pd"]])
    assert {"Staf Pencairan Dana", "Kasi Pencairan Dana"} < reach_of(world, "kasi_bank")
    TaskTeam.objects.update(active=False)
    assert reach_of(world, "kasi_bank") == {"Staf Bank"}


def test_nested_offices_are_reached_at_their_heads(world):
    only(world, "sekda", "nested_office")
    assert reach_of(world, "sekda") == {"Kepala Dinas PUPR", "Lurah Melati"}
    only(world, "kepala", "nested_office")
    assert reach_of(world, "kepala") == set()


def test_a_group_without_rows_reaches_the_direct_ones(world):
    only(world, "kasi_bank")
    assert reach_of(world, "kasi_bank") == {"Staf Bank"}


def test_a_closed_seat_is_not_reached(world):
    Position.objects.filter(title="Staf Bank").update(active=False)
    assert reach_of(world, "kasi_bank") == set()


def test_of_those_asked_for_only_the_reachable_are_given(world):
    ids = {world.seats["staf_bank"].pk, world.seats["staf_pd"].pk}
    among = queries.reachable_among(world.seats["kasi_bank"].pk, ids)
    assert among == [world.seats["staf_bank"]]


def test_the_line_climbs_nearest_first(world):
    lowest = world.seats["staf_kabid"].pk
    line = [world.seats[seat].pk for seat in ("kabid", "kepala_dinas", "sekda")]
    assert queries.superior_ids_of([lowest])[lowest] == tuple(line)


def test_many_lines_cost_one_statement(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        lines = queries.superior_ids_of([seat.pk for seat in world.seats.values()])
    assert lines[world.seats["kepala"].pk] == ()


def test_above_is_not_below(world):
    upper, lower = world.seats["sekda"].pk, world.seats["staf_kabid"].pk
    assert queries.is_above(upper, lower) and not queries.is_above(lower, upper)
    assert not queries.is_above(world.seats["kepala"].pk, lower)


@pytest.mark.timeout(10)
def test_a_ring_in_the_data_ends_the_walk(world):
    Position.objects.filter(pk=world.seats["kepala"].pk).update(superior=world.seats["staf_bank"])
    assert len(queries.superior_ids_of([world.seats["staf_bank"].pk])) == 1
    assert world.officer("arunika").desks
