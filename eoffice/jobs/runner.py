"""Does one job after another: claim, work under a renewed lease, end it in the right way.

What uses what up: a `CountsAsTry` one of the handler's tries; any other error one of `FAULTS`
(with growing pauses); a worker that died one of `LOST`, far more, because a kill is rarely the
job's own doing. An absent part uses nothing up.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Collection, Sequence
from datetime import timedelta
from time import monotonic

from django.db.utils import InterfaceError, OperationalError

from eoffice.jobs import bell, lease
from eoffice.jobs.errors import CountsAsTry, TryAgainLater
from eoffice.jobs.models import Job
from eoffice.jobs.registry import Handler, handler_of

log = logging.getLogger(__name__)

PAUSES = [timedelta(seconds=seconds) for seconds in (5, 30, 120, 300, 600)]
FAULTS = len(PAUSES)
LOST = 25
UNKNOWN_KIND = timedelta(seconds=30)
PART_AWAY = timedelta(seconds=5)
BETWEEN_TRIES = timedelta(seconds=1)
MOST_AT_ONCE = 50
LONGEST_ROUND = 5.0


def answer(job_id: int, queues: Sequence[str]) -> int:
    """Do the job that was rung for, then what else waits, first queue first; how many were done.

    So a lost bell delays nothing while others ring, and a burst costs few bells.
    """
    began, done = monotonic(), 0
    job = lease.claim(job_id) or lease.claim_next(queues)
    while job:
        perform(job)
        done += 1
        if done >= MOST_AT_ONCE or monotonic() - began > LONGEST_ROUND:
            _ring_on(queues)
            break
        job = lease.claim_next(queues)
    return done


def _ring_on(queues: Sequence[str]) -> None:
    """Let somebody (this worker too) go on with what still waits."""
    waiting = Job.objects.claimable().filter(queue__in=queues).in_turn().first()
    if waiting:
        bell.ring(waiting.pk, waiting.queue)


def perform(job: Job) -> None:
    """Do a claimed job and bring its row to the state that follows."""
    handler = handler_of(job.kind)
    if handler is None:
        log.error("No handler here for the job kind %r.", job.kind)
        lease.give_back(job, delay=UNKNOWN_KIND, reason="no handler for this kind")
    elif handler.queue != job.queue:
        lease.give_back(job, delay=timedelta(), queue=handler.queue)
        bell.ring(job.pk, handler.queue)
    else:
        with lease.kept(job):
            _work(job, handler)


def _work(job: Job, handler: Handler) -> None:
    if job.lost >= LOST:
        _exhaust(job, handler, "worker_lost")
        return
    try:
        handler.work(job.subject_id)
    except TryAgainLater as wait:
        lease.give_back(job, delay=wait.delay, reason=str(wait))
    except (OperationalError, InterfaceError, *handler.waits_for) as away:
        lease.give_back(job, delay=PART_AWAY, reason=f"waiting: {described(away)}")
    except CountsAsTry as fault:
        _count_try(job, handler, str(fault))
    except Exception as fault:  # noqa: BLE001 - whatever a handler raises, the job goes on
        _count_fault(job, handler, fault)
    else:
        lease.finish(job)


def _count_try(job: Job, handler: Handler, reason: str) -> None:
    if job.tries + 1 < handler.tries:
        lease.give_back(job, delay=BETWEEN_TRIES, reason=reason, tries=1)
    else:
        _exhaust(job, handler, reason)


def _count_fault(job: Job, handler: Handler, fault: Exception) -> None:
    log.error(
        "Job %s (%s %s): %s\n%s",
        job.pk,
        job.kind,
        job.subject_id,
        described(fault),
        "".join(traceback.format_tb(fault.__traceback__)),
    )
    if job.faults < FAULTS:
        lease.give_back(job, delay=PAUSES[job.faults], reason=described(fault), faults=1)
    else:
        _exhaust(job, handler, described(fault))


def _exhaust(job: Job, handler: Handler, reason: str) -> None:
    """Give the subject its end first: killed in between, the job comes back and does it again."""
    try:
        if handler.on_exhausted:
            handler.on_exhausted(job.subject_id, reason)
    except Exception as fault:  # noqa: BLE001 - the end itself must be reached, later
        log.error("Job %s could not be ended: %s", job.pk, described(fault))
        lease.give_back(job, delay=PAUSES[-1], reason=described(fault))
    else:
        lease.fail(job, reason)


def described(fault: BaseException) -> str:
    """The error's type and place, never its message: that may hold text of a letter."""
    frames = traceback.extract_tb(fault.__traceback__)
    place = f" at {frames[-1].name}:{frames[-1].lineno}" if frames else ""
    return f"{type(fault).__name__}{place}"


def run_pending(queue: str | None = None, limit: int = 1000, *, but: Collection[str] = ()) -> int:
    """Do what is due in this process, through the same claims; for tests and demo data.

    Jobs of the kinds in `but` stay.
    """
    for done in range(limit):
        job = _next_due(queue, but)
        if job is None:
            return done
        perform(job)
    return limit


def _next_due(queue: str | None, but: Collection[str]) -> Job | None:
    due = Job.objects.claimable().in_turn().exclude(kind__in=but)
    due = due.filter(queue=queue) if queue else due
    first = due.values_list("pk", flat=True).first()
    return lease.claim(first) if first else None
