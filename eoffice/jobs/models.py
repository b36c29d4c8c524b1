"""The rows of background work: jobs, and the signs of life of workers.

Times come from the database, so that the clocks of several machines (and a moved demo clock) do
not decide who holds a lease. Must not import: handlers, the bell, other rooms.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import CheckConstraint, Exists, Index, OuterRef, Q, UniqueConstraint
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from eoffice.jobs.states import JobState

BEAT_COUNTS_FOR = timedelta(seconds=20)


class JobQuerySet(models.QuerySet["Job"]):
    """Jobs as trays."""

    def queued(self) -> JobQuerySet:
        """Waiting, due or not."""
        return self.filter(state=JobState.QUEUED)

    def running(self) -> JobQuerySet:
        """Held by a worker, alive or not."""
        return self.filter(state=JobState.RUNNING)

    def open(self) -> JobQuerySet:
        """Not yet at an end."""
        return self.filter(state__in=(JobState.QUEUED, JobState.RUNNING))

    def of(self, kind: str, subject_id: int) -> JobQuerySet:
        """All jobs of one kind for one subject."""
        return self.filter(kind=kind, subject_id=subject_id)

    def claimable(self) -> JobQuerySet:
        """What a worker may take now: due and not already running for its subject, or abandoned."""
        twin = Job.objects.running().filter(
            kind=OuterRef("kind"), subject_id=OuterRef("subject_id")
        )
        due = Q(state=JobState.QUEUED, run_after__lte=Now()) & ~Q(Exists(twin))
        return self.filter(due | Q(state=JobState.RUNNING, lease_until__lt=Now()))

    def in_turn(self) -> JobQuerySet:
        """Oldest first."""
        return self.order_by("run_after", "pk")


class Job(models.Model):
    """One piece of work that must reach an end, whatever is killed in between."""

    kind = models.CharField(_("kind"), max_length=60)
    subject_id = models.BigIntegerField(_("object"))
    queue = models.CharField(_("queue"), max_length=20)
    state = models.CharField(
        _("state"), max_length=10, choices=JobState.choices, default=JobState.QUEUED
    )
    tries = models.PositiveSmallIntegerField(_("tries used up"), default=0)
    faults = models.PositiveSmallIntegerField(_("unexpected errors"), default=0)
    lost = models.PositiveSmallIntegerField(_("workers lost"), default=0)
    run_after = models.DateTimeField(_("not before"), db_default=Now())
    lease_until = models.DateTimeField(_("lease until"), null=True, blank=True)
    worker = models.CharField(_("worker"), max_length=100, blank=True)
    last_error = models.CharField(_("last error"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("created"), db_default=Now())
    started_at = models.DateTimeField(_("first started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints = [
            CheckConstraint(condition=Q(state__in=JobState.values), name="job_state_is_known"),
            CheckConstraint(
                condition=~Q(state=JobState.RUNNING) | Q(lease_until__isnull=False),
                name="a_running_job_has_a_lease",
            ),
            UniqueConstraint(
                fields=["kind", "subject_id"],
                condition=Q(state=JobState.QUEUED),
                name="a_subject_waits_once_per_kind",
            ),
            UniqueConstraint(
                fields=["kind", "subject_id"],
                condition=Q(state=JobState.RUNNING),
                name="a_subject_runs_once_per_kind",
            ),
        ]
        indexes = [
            Index(
                fields=["queue", "run_after", "id"],
                condition=Q(state=JobState.QUEUED),
                name="jobs_in_turn",
            ),
            Index(
                fields=["lease_until"], condition=Q(state=JobState.RUNNING), name="jobs_by_lease"
            ),
            Index(fields=["state", "finished_at"], name="jobs_by_end"),
            Index(fields=["kind", "subject_id"], name="jobs_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id} ({self.state})"


class WorkerBeatQuerySet(models.QuerySet["WorkerBeat"]):
    """Workers by their signs of life."""

    def alive(self) -> WorkerBeatQuerySet:
        """Heard of within the last seconds."""
        return self.filter(seen_at__gte=Now() - BEAT_COUNTS_FOR)


class WorkerBeat(models.Model):
    """The last sign of life of one worker, and what it can take."""

    name = models.CharField(_("name"), max_length=150, unique=True)
    queues = models.JSONField(_("queues"), default=list)
    slots = models.PositiveSmallIntegerField(_("slots"), default=1)
    seen_at = models.DateTimeField(_("last seen"), db_default=Now())

    objects = WorkerBeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return self.name
