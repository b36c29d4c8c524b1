"""A day has one reason for being away, a desk one holder, and an actor is there to act."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from eoffice import clock
from eoffice.errors import OfficeError, WrongState
from eoffice.organization import actions, queries
from eoffice.organization.models import Absence, Assignment

MAY = date(2026, 5, 4)
WEEK = {"starts": MAY, "ends": MAY + timedelta(days=4)}
ONE_DAY = timedelta(days=1)
ORDER = {"kind": "plh", "decree_number": "ST-7/2026"}


@pytest.fixture(autouse=True)
def in_april():
    with clock.moved_to(datetime(2026, 4, 15, 3, tzinfo=UTC)):
        yield


@pytest.fixture
def away(world, hadi):
    """Enter that somebody is away."""

    def enter(person="eka", kind="leave", **changed):
        how = {"by": hadi, "office_id": world.units["kppn"].pk, "kind": kind, **WEEK, **changed}
        return actions.enter_absence(world.users[person].pk, **how)

    return enter


@pytest.fixture
def plh(world, hadi):
    """Let somebody act for the head of Bank."""

    def appoint(person="danu", **changed):
        ids = world.users[person].pk, world.seats["kasi_bank"].pk
        return actions.appoint_acting(*ids, by=hadi, **{**ORDER, **WEEK, **changed})

    return appoint


@pytest.mark.parametrize(
    "second",
    [
        {"kind": "illness"},
        {"note": "Corrected"},
        {"starts": WEEK["ends"], "ends": WEEK["ends"] + ONE_DAY},
        {"starts": MAY - ONE_DAY, "ends": WEEK["ends"] + ONE_DAY},
    ],
)
def test_a_second_absence_on_the_same_day_is_refused_by_name(away, second):
    away()
    with pytest.raises(WrongState) as refusal:
        away(**second)
    assert "Eka Rekaanto" in str(refusal.value)
    assert Absence.objects.count() == 1


def test_the_days_beside_it_are_free(away):
    away()
    away(kind="illness", starts=WEEK["ends"] + ONE_DAY, ends=WEEK["ends"] + ONE_DAY)
    away("danu")
    assert Absence.objects.count() == 3


def test_an_absence_is_not_stretched_over_the_next(world, hadi, away):
    first = away()
    away(kind="illness", starts=WEEK["ends"] + ONE_DAY, ends=WEEK["ends"] + ONE_DAY)
    how = {"by": hadi, "office_id": world.units["kppn"].pk}
    with pytest.raises(WrongState):
        actions.end_absence(first.pk, ends=WEEK["ends"] + ONE_DAY, **how)
    assert Absence.objects.get(pk=first.pk).ends == WEEK["ends"]


def test_who_is_away_on_the_first_day_takes_nothing_over(away, plh):
    away("danu")
    with pytest.raises(WrongState) as refusal:
        plh()
    assert "Danu Umpamawan" in str(refusal.value)
    assert plh(starts=WEEK["ends"] + ONE_DAY, ends=WEEK["ends"] + 3 * ONE_DAY).active


def test_an_actor_who_falls_ill_is_told_of(client_of, hadi, world, plh):
    plh()
    form = {"user_id": world.users["danu"].pk, "kind": "illness", **WEEK}
    page = client_of(hadi).post(reverse("organization:absence_enter"), form, follow=True)
    assert "Kasi Bank" in page.content.decode()
    assert Absence.objects.filter(user=world.users["danu"]).exists()


def test_an_acting_period_is_not_stretched_over_the_next(hadi, plh):
    first = plh()
    plh("citra", starts=WEEK["ends"] + ONE_DAY, ends=WEEK["ends"] + ONE_DAY)
    with pytest.raises(WrongState) as refusal:
        actions.end_assignment(first.pk, by=hadi, ends=WEEK["ends"] + ONE_DAY)
    assert "Citra Fiktifani" in str(refusal.value)
    assert Assignment.objects.get(pk=first.pk).ends == WEEK["ends"]


def test_a_plh_is_not_left_without_an_end(hadi, plh):
    with pytest.raises(OfficeError):
        actions.end_assignment(plh().pk, by=hadi, ends=None)


def test_the_same_days_under_another_order_are_not_called_entered(plh):
    plh()
    with pytest.raises(WrongState):
        plh(decree_number="ST-8/2026")


def test_nobody_assists_twice_nor_himself(world, fajar):
    seat = world.seats["kasi_bank"].pk
    how = {"by": fajar, "starts": MAY, "kind": "assistant"}
    actions.assign(world.users["dewi"].pk, seat, **how, ends=WEEK["ends"])
    for person in ("dewi", "eka"):
        with pytest.raises(WrongState):
            actions.assign(world.users[person].pk, seat, **how)
    assert actions.assign(world.users["citra"].pk, seat, **how).active


def test_a_holder_for_a_time_waits_until_the_plt_has_ended(world, fajar, hadi):
    seat, dewi = world.seats["kasi_vera"].pk, world.users["dewi"].pk
    plt = ORDER | WEEK | {"kind": "plt"}
    actions.appoint_acting(world.users["danu"].pk, seat, by=hadi, **plt)
    with pytest.raises(WrongState):
        actions.assign(dewi, seat, by=fajar, starts=MAY, ends=date(2026, 12, 31))
    actions.assign(dewi, seat, by=fajar, starts=WEEK["ends"] + ONE_DAY)


def test_what_overlaps_from_before_can_be_shortened(world, hadi, fajar):
    eka, office = world.users["eka"], world.units["kppn"].pk
    first, _second = [Absence.objects.create(user=eka, kind="leave", **WEEK) for _ in range(2)]
    how = {"by": hadi, "office_id": office}
    assert actions.end_absence(first.pk, ends=MAY, **how).ends == MAY
    sits = {"starts": MAY, "kind": "assistant"}
    helper, _again = [world.appoint("dewi", "kasi_bank", ends=WEEK["ends"], **sits) for _ in "12"]
    assert actions.end_assignment(helper.pk, by=fajar, ends=MAY).ends == MAY


def test_of_two_who_act_the_later_one_is_shown(world):
    """Rows from before this was refused: always the same one answers."""
    for person in ("danu", "citra"):
        world.appoint(person, "kasi_bank", "plh", starts=MAY, ends=WEEK["ends"])
    seat = world.seats["kasi_bank"].pk
    assert queries.holders_of([seat], MAY)[seat].name == "Citra Fiktifani"
