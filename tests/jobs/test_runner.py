"""How a job ends: done, once more later, or failed with its subject told."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.db.utils import OperationalError

from eoffice import jobs
from eoffice.jobs import lease, registry, runner
from eoffice.jobs.models import Job
from eoffice.jobs.states import JobState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rung", "handlers")]


def hurry():
    """Let the pause of every waiting job be over."""
    Job.objects.queued().update(run_after=Now())


def handler_that_raises(fault, **settings):
    @registry.job("note", **settings)
    def work(subject_id):
        raise fault


def run_until_it_ends(job, most=60):
    for attempts in range(most):
        hurry()
        if not jobs.run_pending(limit=1):
            return attempts
    return most


def test_a_job_is_done_once(done):
    job = jobs.enqueue("note", 4)
    assert jobs.run_pending() == 1
    assert done == {4: 1}
    job = Job.objects.get(pk=job.pk)
    assert (job.state, job.finished_at is not None) == (JobState.DONE, True)


def test_what_counts_as_a_try_ends_after_three_with_the_subject_told():
    told = []
    handler_that_raises(
        jobs.CountsAsTry("child_died"), on_exhausted=lambda *args: told.append(args)
    )
    job = jobs.enqueue("note", 4)
    assert run_until_it_ends(job) == 3
    assert told == [(4, "child_died")]
    assert Job.objects.get(pk=job.pk).state == JobState.FAILED


@pytest.mark.parametrize(
    "fault", [jobs.TryAgainLater(60), ConnectionError("away"), OperationalError("away")]
)
def test_an_absent_part_is_waited_for_without_end(fault):
    handler_that_raises(fault)
    job = jobs.enqueue("note", 4)
    assert run_until_it_ends(job, most=40) == 40
    job = Job.objects.get(pk=job.pk)
    assert (job.state, job.tries, job.faults) == (JobState.QUEUED, 0, 0)


def test_other_errors_are_repeated_with_growing_pauses_then_it_fails():
    told = []
    handler_that_raises(
        ValueError("Rahasia: mutasi pejabat"), on_exhausted=lambda *args: told.append(args)
    )
    job = jobs.enqueue("note", 4)
    jobs.run_pending()
    assert Job.objects.get(pk=job.pk).run_after - job.run_after > timedelta(seconds=4)
    assert run_until_it_ends(job) == runner.FAULTS
    assert [subject_id for subject_id, _reason in told] == [4]


def test_the_row_never_keeps_the_message_of_an_error(caplog):
    handler_that_raises(ValueError("Rahasia: mutasi pejabat"))
    job = jobs.enqueue("note", 4)
    jobs.run_pending()
    assert Job.objects.get(pk=job.pk).last_error.startswith("ValueError at work:")
    assert "mutasi" not in caplog.text


def test_a_killed_worker_uses_up_no_try_but_a_job_that_always_kills_ends(done):
    job = jobs.enqueue("note", 4)
    Job.objects.filter(pk=job.pk).update(lost=runner.LOST)
    assert jobs.run_pending() == 1
    assert Job.objects.get(pk=job.pk).last_error == "worker_lost"
    assert not done


def test_the_end_comes_again_if_telling_the_subject_fails():
    def fall_over(*args):
        raise ValueError

    handler_that_raises(jobs.CountsAsTry("child_died"), tries=1, on_exhausted=fall_over)
    job = jobs.enqueue("note", 4)
    jobs.run_pending()
    assert Job.objects.get(pk=job.pk).state == JobState.QUEUED


def test_a_kind_that_nobody_here_knows_waits():
    job = jobs.enqueue("unheard", 4)
    assert run_until_it_ends(job, most=3) == 3
    assert Job.objects.get(pk=job.pk).tries == 0


def test_a_job_in_the_wrong_queue_is_rung_for_in_the_right_one(rung):
    registry.job("note", queue="slow")(lambda subject_id: None)
    job = jobs.enqueue("note", 4)
    runner.perform(lease.claim(job.pk))
    assert (Job.objects.get(pk=job.pk).queue, rung) == ("slow", [(job.pk, "slow")])


def test_one_bell_is_enough_for_all_that_waits(done, rung):
    pks = [jobs.enqueue("note", number).pk for number in range(5)]
    assert runner.answer(pks[2], ["fast"]) == 5
    assert sum(done.values()) == 5


def test_a_long_round_hands_on_to_the_next_bell(done, rung, monkeypatch):
    monkeypatch.setattr(runner, "MOST_AT_ONCE", 3)
    pks = [jobs.enqueue("note", number).pk for number in range(5)]
    assert runner.answer(pks[0], ["fast"]) == 3
    assert rung == [(pks[3], "fast")]
