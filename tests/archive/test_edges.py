"""The machines of dossiers and what binds and counts them, written a second time on purpose."""

from itertools import product

import pytest
from django_fsm import can_proceed

from archive import states
from archive.models import Dossier, FileFault, Hold, Inventory, Package, RetentionSchedule
from tests.house.matrix import verbs_of

AT_REST = {("open", "close"), ("closed", "reopen"), ("closed", "propose"), ("closed", "take_over")}
AT_REST |= {("inactive", "propose")}
FROM_UNIT = AT_REST | {("proposed", "release"), ("proposed", "take_over")}
FROM_RECORDS = {("proposed", "release"), ("proposed", "destroy"), ("proposed", "hand_over")}
# facts of the dossier → what may happen to it; `came_from` is empty unless it is proposed
DOSSIERS = [
    ({"came_from": "closed"}, FROM_UNIT),
    ({"came_from": "inactive"}, (AT_REST - {("closed", "take_over")}) | FROM_RECORDS),
    ({"open_holds": 1, "came_from": "closed"}, {("proposed", "release")}),
    ({"open_holds": 2, "came_from": "inactive"}, {("proposed", "release")}),
    (
        {"is_vital": True, "came_from": "inactive"},
        ((AT_REST - {("closed", "take_over")}) | FROM_RECORDS) - {("proposed", "destroy")},
    ),
    (
        {"is_protected": True, "came_from": "inactive"},
        ((AT_REST - {("closed", "take_over")}) | FROM_RECORDS) - {("proposed", "destroy")},
    ),
]


@pytest.mark.parametrize(("facts", "edges"), DOSSIERS)
@pytest.mark.parametrize(
    "state, verb", [*product(states.DossierState.values, sorted(verbs_of(Dossier)))]
)
def test_dossiers(state, verb, facts, edges):
    dossier = Dossier(state=state, **facts)
    assert can_proceed(getattr(dossier, verb)) == ((state, verb) in edges)


@pytest.mark.parametrize("came_from", ["closed", "inactive"])
def test_what_leaves_a_list_goes_back_to_where_it_came_from(came_from):
    dossier = Dossier(state=came_from)
    dossier.propose()
    assert (dossier.state, dossier.came_from) == ("proposed", came_from)
    dossier.open_holds = 1
    dossier.release()
    assert (dossier.state, dossier.came_from) == (came_from, "")


@pytest.mark.parametrize("state, verb", [*product(states.HoldState.values, sorted(verbs_of(Hold)))])
def test_holds(state, verb):
    assert can_proceed(getattr(Hold(state=state), verb)) == ((state, verb) == ("binding", "lift"))


@pytest.mark.parametrize(
    "state, verb", [*product(states.ScheduleState.values, sorted(verbs_of(RetentionSchedule)))]
)
def test_schedules(state, verb):
    drawn = {("draft", "put_in_force"), ("draft", "discard")}
    found = can_proceed(getattr(RetentionSchedule(state=state), verb))
    assert found == ((state, verb) in drawn)


@pytest.mark.parametrize(
    "state, verb", [*product(states.InventoryState.values, sorted(verbs_of(Inventory)))]
)
def test_counts(state, verb):
    drawn = {("counting", "finish"), ("counting", "cancel")}
    assert can_proceed(getattr(Inventory(state=state), verb)) == ((state, verb) in drawn)


@pytest.mark.parametrize(
    "state, verb", [*product(states.FaultState.values, sorted(verbs_of(FileFault)))]
)
def test_faults(state, verb):
    drawn = {("found", "repair"), ("found", "accept")}
    assert can_proceed(getattr(FileFault(state=state), verb)) == ((state, verb) in drawn)


@pytest.mark.parametrize(
    "state, verb", [*product(states.PackageState.values, sorted(verbs_of(Package)))]
)
def test_packages(state, verb):
    drawn = {("asked", "finish"), ("asked", "fail"), ("failed", "try_again")}
    drawn |= {("ready", "expire"), ("failed", "expire")}
    assert can_proceed(getattr(Package(state=state), verb)) == ((state, verb) in drawn)
