"""Putting work in: a row now, a bell after commit, one waiting job per subject and kind."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from kombu.exceptions import OperationalError

from eoffice import jobs
from eoffice.jobs import actions, bell, lease
from eoffice.jobs.models import Job
from eoffice.jobs.states import JobState

pytestmark = pytest.mark.django_db


def test_the_bell_rings_after_commit(rung, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = jobs.enqueue("note", 1)
        assert rung == []
    assert rung == [(job.pk, "fast")]


def test_what_waits_already_is_not_put_in_twice(rung):
    assert jobs.enqueue("note", 1) == jobs.enqueue("note", 1)
    assert jobs.enqueue("note", 2).pk != jobs.enqueue("other", 2).pk


def test_while_one_runs_another_may_wait(rung):
    first = jobs.enqueue("note", 1)
    assert lease.claim(first.pk)
    second = jobs.enqueue("note", 1)
    assert second.pk != first.pk
    assert lease.claim(second.pk) is None, "a subject is worked on by one worker at a time"


def test_a_later_job_waits_and_is_brought_forward(rung, done):
    job = jobs.enqueue("note", 1, after=timedelta(hours=1))
    assert jobs.run_pending() == 0
    assert jobs.enqueue("note", 1) == job
    assert jobs.run_pending() == 1


def test_a_kind_goes_to_its_queue(settings):
    settings.JOB_QUEUES = {"read_text": "slow"}
    assert (jobs.enqueue("read_text", 1).queue, jobs.enqueue("note", 1).queue) == ("slow", "fast")


@pytest.fixture
def asked(monkeypatch):
    """How often a dead broker was asked."""
    calls = []

    def refuse(*args, **kwargs):
        calls.append(args)
        raise OperationalError("nobody there")

    monkeypatch.setattr(bell, "_silent_until", 0.0)
    monkeypatch.setattr(bell.sender, "send_task", refuse)
    return calls


def test_a_dead_broker_fails_no_request(asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = jobs.enqueue("note", 1)
    assert Job.objects.get(pk=job.pk).state == JobState.QUEUED


def test_a_dead_broker_is_asked_once_in_a_while_only(asked):
    assert [bell.ring(number, "fast") for number in range(3)] == [False] * 3
    assert len(asked) == 1


def test_a_failed_job_can_be_put_in_again(rung):
    job = jobs.enqueue("note", 1)
    assert lease.fail(lease.claim(job.pk), "broken")
    again = actions.try_again(job.pk)
    assert (again.state, again.tries, Job.objects.count()) == (JobState.QUEUED, 0, 1)


@pytest.mark.parametrize("state", [JobState.QUEUED, JobState.RUNNING])
def test_the_database_allows_one_waiting_and_one_running_job_per_subject(state):
    job = jobs.enqueue("note", 1)
    other = Job.objects.create(kind="note", subject_id=2, queue="fast", state=JobState.DONE)
    now = {"state": state, "lease_until": job.created_at}
    Job.objects.filter(pk=job.pk).update(**now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=other.pk).update(subject_id=1, **now)


def test_the_database_knows_the_states():
    job = jobs.enqueue("note", 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(state="nonsense")
