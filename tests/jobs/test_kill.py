"""Kill tests: a worker is killed at any moment, the queue emptied; every job reaches its end."""

import random

import pytest
from django.db import transaction

from eoffice import jobs
from eoffice.jobs import bell
from eoffice.jobs.models import Job
from eoffice.jobs.states import JobState

from .worker_process import WorkerProcess, wait_until

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SUBJECTS = 40
KILLS = 2
SEED = 20260112


@pytest.fixture
def worker(tmp_path):
    process = WorkerProcess(tmp_path)
    yield process
    process.kill()


def empty_the_queue():
    """Throw away every bell, in whatever broker this run uses."""
    with bell.sender.connection_for_write() as connection:
        for queue in ("fast", "soon", "slow"):
            connection.default_channel.queue_purge(queue)


def enqueue_effects(subjects):
    with transaction.atomic():
        for subject_id in range(subjects):
            jobs.enqueue("effect", subject_id)


def all_done():
    return not Job.objects.exclude(state=JobState.DONE).exists()


def work_begins(worker):
    before = len(worker.attempts())
    assert wait_until(lambda: len(worker.attempts()) > before, 60), "the worker did not work"


def kill_at_a_random_moment(worker, chance):
    worker.start()
    work_begins(worker)
    wait_until(lambda: False, chance.uniform(0, 0.7))
    worker.kill()


def test_every_job_ends_although_its_worker_is_killed_and_the_queue_lost(worker):
    chance = random.Random(SEED)
    enqueue_effects(SUBJECTS)
    for _kill in range(KILLS):
        kill_at_a_random_moment(worker, chance)
    empty_the_queue()
    worker.start()
    assert wait_until(all_done, 60), list(Job.objects.open())
    assert {path.name for path in worker.folder.glob("done-*")} == {
        f"done-{number}" for number in range(SUBJECTS)
    }
    assert Job.objects.count() == SUBJECTS
    repeated = len(worker.attempts()) - SUBJECTS
    assert 0 <= repeated <= KILLS * 2, "only what was killed is done again"


def test_a_killed_process_of_the_pool_is_replaced_and_its_job_done(worker):
    worker.start()
    enqueue_effects(12)
    work_begins(worker)
    assert jobs.worker_is_alive("fast")
    worker.kill_a_child()
    assert wait_until(all_done, 60), list(Job.objects.open())
    assert len(list(worker.folder.glob("done-*"))) == 12
    worker.stop()
    assert not jobs.worker_is_alive()
