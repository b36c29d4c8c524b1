"""Boxes that are put on one shelf in one instant stand beside each other, not in one place."""

from threading import Barrier

import pytest

from archive.actions import places
from archive.models import Box
from tests.places.shelves import boxes_on, shelf_of
from tests.races.together import PATIENCE, at_once, done
from tests.world import build_world

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


def when_both_have_counted(monkeypatch):
    """Without the lock of the office, and nobody goes on before both know their position."""
    meeting, counted = Barrier(2), places._next_position

    def next_position(place):
        position = counted(place)
        meeting.wait(timeout=PATIENCE)
        return position

    monkeypatch.setattr(places, "_held_office", lambda _pk: None)
    monkeypatch.setattr(places, "_next_position", next_position)


@pytest.mark.parametrize("locking", [True, False])
def test_two_boxes_have_two_positions(monkeypatch, locking):
    world = build_world()
    laras = world.officer("laras")
    here, there = shelf_of(world, laras), shelf_of(world, laras, "B")
    boxes = boxes_on(here, laras)
    if not locking:
        when_both_have_counted(monkeypatch)
    moves = [lambda box=box: places.move_box(box.pk, there.pk, by=laras) for box in boxes]
    assert done(at_once(*moves)) == 2
    positions = sorted(Box.objects.filter(location=there).values_list("position", flat=True))
    assert positions == ([1, 2] if locking else [1, 1])
