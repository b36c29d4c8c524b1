"""The worker: the Celery app with what only a worker has. `celery -A eoffice.worker worker`.

It shows no page and loads none: views, forms and the administration stay out of its memory.
`python -m eoffice.worker` is the same without Celery's command line, which is a large part of a
small worker, and with the clock inside.
"""

import gc
import os
import sys
from argparse import ArgumentParser
from typing import Any

from celery import bootsteps
from celery.beat import EmbeddedService
from celery.signals import worker_init

from eoffice.celery import app
from eoffice.pdf import child

# Celery would run all system checks, which look at every page; the web server has run them.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")


class Clock(bootsteps.StartStopStep):
    """Beat as a thread of the worker's main process: `--beat` would take a process of its own."""

    requires = ("celery.worker.components:Pool",)

    def __init__(self, worker: Any, clock: str | None = None, **kwargs: Any) -> None:
        super().__init__(worker, **kwargs)
        self.enabled, self.schedule = bool(clock), clock

    def create(self, worker: Any) -> Any:
        """Make the clock; it runs with the worker and ends with it."""
        return EmbeddedService(worker.app, thread=True, schedule_filename=self.schedule)


class Sharing(bootsteps.Step):
    """Takes what is loaded out of the collector's sight, so that the pool goes on sharing it.

    All steps are made before the first one starts; it is the pool's start that forks.
    """

    def __init__(self, worker: Any, **kwargs: Any) -> None:
        super().__init__(worker, **kwargs)
        gc.collect()
        gc.freeze()


app.steps["worker"].update((Clock, Sharing))


@worker_init.connect
def warm_the_keeper(**_worker: Any) -> None:
    """Start the one process that opens documents before the pool forks, so that all share it."""
    child.warm()


def main() -> None:
    """Work until told to stop."""
    parser = ArgumentParser(prog="python -m eoffice.worker")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--queues", default="fast,soon,slow,mail")
    parser.add_argument("--clock", help="run beat inside, with this schedule database")
    wanted = parser.parse_args()
    worker = app.Worker(
        concurrency=wanted.processes, queues=wanted.queues, clock=wanted.clock, loglevel="INFO",
        without_gossip=True, without_mingle=True, without_heartbeat=True,
    )  # fmt: skip
    worker.start()
    sys.exit(worker.exitcode)


if __name__ == "__main__":
    main()
