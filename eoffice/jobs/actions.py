"""What the rest of the house may do with background work: put it in, and ask for it once more."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F
from django.db.models.functions import Least, Now

from eoffice.jobs import bell
from eoffice.jobs.models import Job
from eoffice.jobs.states import JobState
from eoffice.writing import insert_if_new

DEFAULT_QUEUE = "fast"
ROUNDS = 5


def queue_of(kind: str) -> str:
    """The queue of a kind; a worker that knows better moves the job (`runner`)."""
    queues: dict[str, str] = getattr(settings, "JOB_QUEUES", {})
    return queues.get(kind, DEFAULT_QUEUE)


@transaction.atomic(savepoint=False)
def enqueue(kind: str, subject_id: int, *, after: timedelta | None = None) -> Job:
    """Write the job now and ring after commit; a job that already waits is the answer.

    The waiting row is locked: a worker can then not take it before the caller's changes are
    committed, so no work is done on old data and none is forgotten.
    """
    job = _waiting_job(kind, subject_id, after or timedelta())
    if not after:
        transaction.on_commit(partial(bell.ring, job.pk, job.queue), robust=True)
    return job


def _waiting_job(kind: str, subject_id: int, after: timedelta) -> Job:
    waiting = Job.objects.of(kind, subject_id).queued()
    for _round in range(ROUNDS):
        job = Job(kind=kind, subject_id=subject_id, queue=queue_of(kind))
        if insert_if_new(job):
            if after:
                Job.objects.filter(pk=job.pk).update(run_after=Now() + after)
            return job
        if known := waiting.select_for_update().first():
            due = Now() + after if after else Now()  # SQLite writes a sum later than the instant
            waiting.update(run_after=Least(F("run_after"), due))
            return known
    raise DatabaseError(f"No place for a job {kind} {subject_id}.")  # taken each time we looked


@transaction.atomic(savepoint=False)
def try_again(job_id: int) -> Job:
    """Put a failed job back in front of a worker, with all its tries."""
    failed = Job.objects.select_for_update().get(pk=job_id, state=JobState.FAILED)
    job = enqueue(failed.kind, failed.subject_id)
    failed.delete()
    return job
