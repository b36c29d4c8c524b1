"""What Celery carries: the bell, and by name what its beat may ask for.

Loaded by workers only, which also get their housekeeper here.
"""

from celery import current_app, shared_task

from eoffice.jobs import actions, runner, sweeping
from eoffice.jobs.keeper import Keeper

current_app.steps["worker"].add(Keeper)


@shared_task(name="eoffice.jobs.ring")
def ring(job_id: int, queue: str = actions.DEFAULT_QUEUE) -> None:
    """Somebody rang: do this job, and what else waits for this worker (`--queues` in order)."""
    ours = [str(name) for name in current_app.amqp.queues.consume_from]
    runner.answer(job_id, ours if queue in ours else [queue])


@shared_task(name="eoffice.jobs.sweep")
def sweep() -> None:
    """Ring for what waits although nobody rang."""
    sweeping.sweep()


@shared_task(name="eoffice.jobs.prune")
def prune() -> None:
    """Clear away old rows."""
    sweeping.prune()


@shared_task(name="eoffice.jobs.put")
def put(kind: str, subject_id: int = 0) -> None:
    """Put in a recurring job: beat entries name a kind, so that they too survive a kill."""
    actions.enqueue(kind, subject_id)
