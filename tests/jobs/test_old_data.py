"""A worker never starts between the caller's change and its commit: no work on old data."""

import threading
import time

import pytest
from django.db import connection, transaction

from eoffice import jobs
from eoffice.jobs import lease


def taker_of(job, taken):
    """A worker in a thread of its own, which notes what it took and when."""

    def take():
        taken.append((lease.claim(job.pk), time.monotonic()))
        connection.close()

    return threading.Thread(target=take)


@pytest.mark.django_db(transaction=True)
def test_a_waiting_job_that_is_wanted_again_is_taken_after_the_commit(rung):
    job, taken = jobs.enqueue("note", 1), []
    worker = taker_of(job, taken)
    with transaction.atomic():
        assert jobs.enqueue("note", 1) == job
        worker.start()
        time.sleep(0.3)
        before_commit = time.monotonic()
    worker.join()
    assert taken[0][0] is not None
    assert taken[0][1] > before_commit
