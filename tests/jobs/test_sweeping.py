"""Nothing waits for a bell that was lost, and old rows go."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone

from eoffice import jobs
from eoffice.jobs import keeper, lease, sweeping
from eoffice.jobs.models import Job, WorkerBeat
from eoffice.jobs.queries import live_workers
from eoffice.jobs.states import JobState
from tests.conftest import on_postgresql

pytestmark = pytest.mark.django_db


def test_a_job_whose_bell_was_lost_is_rung_for(rung):
    job = jobs.enqueue("note", 1)
    assert sweeping.sweep() == 1
    assert rung == [(job.pk, "fast")]


def test_a_job_whose_worker_died_is_rung_for(rung):
    job = jobs.enqueue("note", 1)
    lease.claim(job.pk)
    assert sweeping.sweep() == 0
    Job.objects.update(lease_until=Now() - timedelta(seconds=1))
    assert sweeping.sweep() == 1


def test_what_is_not_due_is_left_alone(rung):
    jobs.enqueue("note", 1, after=timedelta(minutes=1))
    assert sweeping.sweep() == 0


def test_bells_never_exceed_the_idle_slots(rung):
    keeper.beat("a", ["fast"], 2)
    keeper.beat("b", ["slow"], 2)
    pks = [jobs.enqueue("note", number).pk for number in range(9)]
    lease.claim(pks[0])
    assert sweeping.sweep() == 3


def test_a_worker_lives_while_it_beats():
    assert not jobs.worker_is_alive()
    keeper.beat("a", ["slow"], 2)
    assert (jobs.worker_is_alive(), jobs.worker_is_alive("fast")) == (True, False)
    assert [worker.name for worker in live_workers()] == ["a"]
    WorkerBeat.objects.update(seen_at=Now() - timedelta(minutes=1))
    assert not jobs.worker_is_alive()


def test_the_place_in_the_queue_is_told():
    queue = [jobs.enqueue("note", number) for number in range(3)]
    assert [jobs.position_in_queue(job) for job in queue] == [1, 2, 3]
    lease.claim(queue[0].pk)
    assert [jobs.position_in_queue(job) for job in Job.objects.in_turn()] == [0, 1, 2]


def test_done_jobs_go_after_a_week_and_failed_ones_stay(done):
    for number in range(3):
        jobs.enqueue("note", number)
    jobs.run_pending()
    Job.objects.filter(subject_id=1).update(finished_at=Now() - timedelta(days=8))
    Job.objects.filter(subject_id=2).update(
        finished_at=Now() - timedelta(days=8), state=JobState.FAILED
    )
    assert sweeping.prune() == 1
    assert sorted(Job.objects.values_list("subject_id", flat=True)) == [0, 2]


def test_ended_sessions_go_and_open_ones_stay():
    for key, days in (("ended", -1), ("open", 1)):
        ends = timezone.now() + timedelta(days=days)
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
    sweeping.prune()
    assert [one.pk for one in Session.objects.all()] == ["open"]


@pytest.mark.skipif(on_postgresql(), reason="PostgreSQL counts its rows by itself")
def test_the_database_learns_how_its_tables_have_grown():
    sweeping.prune()
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'auth_permission'")
        assert cursor.fetchall()
