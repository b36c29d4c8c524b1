"""Many recorders in one instant: numbers without gap or double, one answer for one click."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import DatabaseError, connection
from django_fsm import TransitionNotAllowed

from correspondence.actions import recording, scans
from correspondence.actions.recording_data import RecordingData
from correspondence.models import Letter, NumberSeries, Register, RegisterEntry, Scan
from correspondence.models.locking import LockingQuerySet
from correspondence.verify import numbers_are_complete
from eoffice import clock
from tests.correspondence.conftest import upload
from tests.world import World, build_world

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
RECORDINGS = 50


@pytest.fixture
def desk() -> World:
    """An office with its book."""
    world = build_world()
    office = world.units["kppn"]
    Register.objects.create(office=office, code="SM", name="Agenda")
    return world


def letter_of(world: World, n: int = 0) -> RecordingData:
    seat = world.seats["kepala"].pk
    return RecordingData(
        received_at=clock.now(), addressee_ids=(seat,), sender_name=f"Dinas {n}", subject="Surat"
    )


def at_once(count: int, act: Callable[[int], object]) -> list[object]:
    """What each of them got for an answer, when all begin in one instant."""
    start = Barrier(count)

    def one(n: int) -> object:
        try:
            start.wait(timeout=30)
            return act(n)
        except (DatabaseError, TransitionNotAllowed) as told:
            return told
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def record_at_once(world: World) -> list[object]:
    hadi, office = world.officer("hadi"), world.units["kppn"].pk
    return at_once(
        RECORDINGS,
        lambda n: recording.record([], letter_of(world, n), by=hadi, office_id=office),
    )


def test_fifty_recordings_at_once_give_fifty_numbers_without_a_gap(desk):
    record_at_once(desk)
    numbers = RegisterEntry.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, RECORDINGS + 1))
    assert not list(numbers_are_complete())


def test_without_the_lock_they_do_collide(desk, monkeypatch):
    """Keeps the test above honest: the constraint then refuses the second of two."""
    locked = LockingQuerySet.locked

    def unlocked(self, pk):
        return self.get(pk=pk) if self.model is NumberSeries else locked(self, pk)

    monkeypatch.setattr(LockingQuerySet, "locked", unlocked)
    answers = record_at_once(desk)
    assert any(isinstance(answer, DatabaseError) for answer in answers)
    assert RegisterEntry.objects.count() < RECORDINGS


def test_a_double_click_is_answered_once(desk):
    hadi, office = desk.officer("hadi"), desk.units["kppn"].pk
    data = letter_of(desk)
    answers = at_once(
        2, lambda n: recording.record([], data, by=hadi, token="one", office_id=office)
    )
    assert Letter.objects.count() == 1
    assert len({letter.pk for letter in answers}) == 1


@pytest.fixture
def nobody_locks(monkeypatch):
    """Both look at the scan before either writes, and no constraint stands in the way."""
    meeting = Barrier(2)

    def look_together(self, pk):
        row = self.get(pk=pk)
        if self.model is Scan:
            meeting.wait(timeout=10)
        return row

    monkeypatch.setattr(LockingQuerySet, "locked", look_together)
    monkeypatch.setattr(recording, "attach_files", lambda *a, **k: None)


def record_one_scan_twice(world: World) -> int:
    scan = scans.receive_scan(upload(), by=world.officer("bimo"))
    hadi = world.officer("hadi")
    answers = at_once(2, lambda n: recording.record([scan.pk], letter_of(world, n), by=hadi))
    return len([answer for answer in answers if isinstance(answer, Letter)])


def test_one_of_two_recorders_of_a_scan_is_told(desk):
    assert record_one_scan_twice(desk) == 1


def test_without_the_lock_both_record_it(desk, nobody_locks, monkeypatch):
    entry = RegisterEntry(rendered="1")
    monkeypatch.setattr(recording.numbers, "take_number", lambda *a, **k: entry)
    assert record_one_scan_twice(desk) == 2
