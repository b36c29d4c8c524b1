"""Two that are hung below each other in one instant do not make a ring."""

from threading import Barrier

import pytest

from eoffice.organization import actions, queries
from eoffice.organization.actions import structure
from eoffice.organization.models import Position, Unit
from eoffice.organization.officer import SYSTEM
from tests.races.together import PATIENCE, at_once, done
from tests.world import build_world

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


def when_both_have_looked(monkeypatch, asked: str):
    """Without the lock of the tree, and nobody saves before both have looked for a ring."""
    meeting, looked = Barrier(2), getattr(structure, asked)

    def together(*given):
        found = looked(*given)
        meeting.wait(timeout=PATIENCE)
        return found

    monkeypatch.setattr(structure, "_hold_tree", lambda _unit: None)
    monkeypatch.setattr(structure, asked, together)


@pytest.mark.parametrize("locking", [True, False])
def test_two_units_do_not_hang_below_each_other(monkeypatch, locking):
    world = build_world()
    one, two = world.units["bank"], world.units["pd"]
    if not locking:
        when_both_have_looked(monkeypatch, "_refuse_another_tree")

    def hang(unit: Unit, below: Unit):
        moved = Unit.objects.get(pk=unit.pk)
        moved.parent = Unit.objects.get(pk=below.pk)
        return actions.place_unit(moved, by=SYSTEM)

    answers = at_once(lambda: hang(one, two), lambda: hang(two, one))
    assert done(answers) == (1 if locking else 2)


@pytest.mark.parametrize("locking", [True, False])
def test_two_seats_do_not_stand_above_each_other(monkeypatch, locking):
    world = build_world()
    one, two = world.seats["kasi_bank"], world.seats["kasi_pd"]
    if not locking:
        when_both_have_looked(monkeypatch, "_is_ring")

    def put(seat: Position, below: Position):
        moved = Position.objects.select_related("unit").get(pk=seat.pk)
        moved.superior = Position.objects.select_related("unit").get(pk=below.pk)
        return actions.place_position(moved, by=SYSTEM)

    answers = at_once(lambda: put(one, two), lambda: put(two, one))
    assert done(answers) == (1 if locking else 2)
    in_a_ring = queries.is_above(one.pk, two.pk) and queries.is_above(two.pk, one.pk)
    assert in_a_ring is not locking
