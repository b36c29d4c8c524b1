"""Who holds a job: each move of a job's state is one conditional UPDATE in this module.

A lease is renewed by a thread while the handler works; the token is new for every claim, so that
a worker that was thought dead cannot end a job that another has taken meanwhile.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

from django.db import IntegrityError, connection, transaction
from django.db.models import Case, F, IntegerField, Value, When
from django.db.models.functions import Coalesce, Greatest, Now
from django.db.utils import Error

from eoffice.jobs.models import Job, JobQuerySet
from eoffice.jobs.states import JobState

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=20)
RENEW_EVERY = 5.0
COUNTER = IntegerField()
ROUNDS = 3
CANDIDATES = 8


def claim(job_id: int) -> Job | None:
    """Take the job if it may be taken; of several at once, one wins."""
    token = f"{socket.gethostname()[:60]}-{os.getpid()}-{uuid4().hex[:12]}"
    try:
        with transaction.atomic():
            taken = _claim_row(job_id, token)
    except IntegrityError:  # its twin was taken in the same instant
        return None
    return Job.objects.filter(pk=job_id, worker=token).first() if taken else None


def _claim_row(job_id: int, token: str) -> int:
    return (
        Job.objects.claimable()
        .filter(pk=job_id)
        .update(
            state=JobState.RUNNING,
            worker=token,
            lease_until=Now() + LEASE,
            started_at=Coalesce(F("started_at"), Now()),
            lost=Case(
                When(state=JobState.RUNNING, then=F("lost") + 1),
                default=F("lost"),
                output_field=COUNTER,
            ),
        )
    )


def claim_next(queues: Sequence[str]) -> Job | None:
    """Take the job that has waited longest in the first of these queues that has one."""
    rank = Case(*(When(queue=name, then=place) for place, name in enumerate(queues)))
    due = Job.objects.claimable().filter(queue__in=queues).order_by(rank, "run_after", "pk")
    for job_id in due.values_list("pk", flat=True)[:CANDIDATES]:
        if job := claim(job_id):
            return job
    return None


def _held(job: Job) -> JobQuerySet:
    return Job.objects.running().filter(pk=job.pk, worker=job.worker)


def finish(job: Job) -> bool:
    """running → done. False when the lease was lost meanwhile."""
    return bool(_held(job).update(state=JobState.DONE, finished_at=Now(), last_error=""))


def fail(job: Job, reason: str) -> bool:
    """running → failed: no try is left."""
    return bool(
        _held(job).update(state=JobState.FAILED, finished_at=Now(), last_error=reason[:300])
    )


def give_back(
    job: Job,
    *,
    delay: timedelta,
    reason: str = "",
    tries: int = 0,
    faults: int = 0,
    queue: str = "",
) -> None:
    """running → queued, with what this attempt has used up."""
    used = {
        "run_after": Now() + delay,
        "last_error": reason[:300],
        "tries": job.tries + tries,
        "faults": job.faults + faults,
    }
    for _round in range(ROUNDS):
        try:
            with transaction.atomic():
                _requeue(job, used, queue or job.queue)
            return
        except IntegrityError:  # a twin was put in since we looked: look again
            continue


def _requeue(job: Job, used: dict[str, object], queue: str) -> None:
    """Back into the queue; where a twin waits already, it inherits what was used up."""
    twin = Job.objects.of(job.kind, job.subject_id).queued().select_for_update()
    if not twin.exists():
        _held(job).update(state=JobState.QUEUED, lease_until=None, worker="", queue=queue, **used)
    elif _held(job).update(state=JobState.DONE, finished_at=Now()):
        spent = {
            name: Greatest(F(name), Value(used[name], output_field=COUNTER))
            for name in ("tries", "faults")
        }
        twin.update(run_after=used["run_after"], last_error=used["last_error"], **spent)


@contextmanager
def kept(job: Job) -> Iterator[None]:
    """Renew the lease for as long as the block runs; a short job costs no query."""
    ended = threading.Event()
    thread = threading.Thread(target=_renew, args=(job, ended), daemon=True, name="lease")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _renew(job: Job, ended: threading.Event) -> None:
    try:
        while not ended.wait(RENEW_EVERY):
            try:
                if not _held(job).update(lease_until=Now() + LEASE):
                    log.warning("The lease of job %s went to another worker.", job.pk)
                    return
            except Error:
                log.warning("The lease of job %s could not be renewed.", job.pk)
                connection.close()
    finally:
        connection.close()
