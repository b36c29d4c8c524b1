"""Two recorders at one seat at the same moment: one is entered, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from eoffice.errors import WrongState
from eoffice.organization import actions
from eoffice.organization.actions import acting
from eoffice.organization.models import Assignment
from eoffice.organization.models.position import PositionQuerySet
from tests.world import build_world

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
MAY = {"kind": "plh", "starts": date(2026, 5, 1), "ends": date(2026, 5, 9), "decree_number": "1"}


def let_both_look(monkeypatch, seconds):
    """Both look before either writes, unless the second has to wait for the first."""
    meeting, look = Barrier(2), acting.refuse_overlap

    def look_together(*args):
        look(*args)
        try:
            meeting.wait(timeout=seconds)
        except RuntimeError:
            return

    monkeypatch.setattr(acting, "refuse_overlap", look_together)


def appoint(world, person):
    """What the second one is told, if anything."""
    hadi, seat = world.officer("hadi"), world.seats["kasi_bank"].pk
    try:
        actions.appoint_acting(world.users[person].pk, seat, by=hadi, **MAY)
    except WrongState as told:
        return str(told)
    finally:
        connection.close()


@pytest.mark.parametrize(("locking", "entered"), [(True, 1), (False, 2)])
def test_one_of_two_is_entered(monkeypatch, locking, entered):
    let_both_look(monkeypatch, seconds=1 if locking else 15)
    if not locking:
        monkeypatch.setattr(PositionQuerySet, "locked", lambda self, pk: self.get(pk=pk))
    world = build_world()
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(partial(appoint, world), ["danu", "citra"]))
    assert Assignment.objects.filter(kind="plh").count() == entered
    assert len([told for told in answers if told]) == 2 - entered
