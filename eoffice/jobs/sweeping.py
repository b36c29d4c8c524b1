"""Finds what waits although nobody rang: lost bells, dead workers; and clears away old rows."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.db.models import Sum
from django.db.models.functions import Now

from eoffice import plans
from eoffice.jobs import bell
from eoffice.jobs.models import Job, WorkerBeat
from eoffice.jobs.states import JobState

KEEP_DONE = timedelta(days=7)
KEEP_BEATS = timedelta(days=1)
AT_ONCE = 2000


def sweep() -> int:
    """Ring for the oldest waiting jobs, at most once per idle slot; how often it rang.

    Busy workers look for more work by themselves, so bells never pile up in the broker.
    """
    rung = 0
    for job in Job.objects.claimable().in_turn().only("pk", "queue")[: _idle_slots()]:
        rung += bell.ring(job.pk, job.queue)
    return rung


def _idle_slots() -> int:
    slots = WorkerBeat.objects.alive().aggregate(all=Sum("slots"))["all"] or 1
    busy = Job.objects.running().filter(lease_until__gte=Now()).count()
    return max(slots - busy, 0)


def prune() -> int:
    """Delete done jobs after a week, workers that were not seen for a day, and ended sessions."""
    plans.renew_statistics()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    WorkerBeat.objects.filter(seen_at__lt=Now() - KEEP_BEATS).delete()
    old = Job.objects.filter(state=JobState.DONE, finished_at__lt=Now() - KEEP_DONE)
    return Job.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:AT_ONCE])).delete()[0]
