"""Questions about background work."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, Subquery

from eoffice.jobs.models import Job, WorkerBeat
from eoffice.jobs.states import JobState


def waiting_once_more(kind: str, subject_ids: Iterable[int]) -> frozenset[int]:
    """Those of the subjects whose job could not do its work yet and tries again by itself."""
    waiting = Job.objects.queued().filter(kind=kind, subject_id__in=list(subject_ids))
    return frozenset(waiting.exclude(last_error="").values_list("subject_id", flat=True))


def position_in_queue(job: Job) -> int:
    """1 for the next in turn; 0 when the job runs or has ended."""
    if job.state != JobState.QUEUED:
        return 0
    # compared inside the database: SQLite keeps its own times to the millisecond only
    its = Job.objects.filter(pk=job.pk).values("run_after")
    before = Q(run_after__lt=Subquery(its)) | Q(run_after=Subquery(its), pk__lt=job.pk)
    return Job.objects.queued().filter(before, queue=job.queue).count() + 1


def worker_is_alive(queue: str | None = None) -> bool:
    """Whether a worker (of this queue) was heard of in the last seconds."""
    beats = WorkerBeat.objects.alive()
    if queue is None:
        return beats.exists()
    return any(queue in queues for queues in beats.values_list("queues", flat=True))


def live_workers() -> list[WorkerBeat]:
    """The workers heard of in the last seconds."""
    return list(WorkerBeat.objects.alive().order_by("name"))
