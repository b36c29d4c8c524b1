"""The Celery app: the doorbell of `eoffice.jobs`. Start a worker with `celery -A eoffice.celery`.

Loaded by the worker, and by `eoffice.pages` in the web process, which only rings.
"""

import gc
import os
from typing import Any

from celery import Celery, bootsteps
from celery.beat import EmbeddedService
from celery.bin.base import CeleryOption
from celery.signals import worker_init

from eoffice.pdf import child

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eoffice.settings")

app = Celery("eoffice")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


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


app.user_options["worker"].add(
    CeleryOption(["--clock"], metavar="FILE", help="Run beat inside, with this schedule database.")
)
app.steps["worker"].update((Clock, Sharing))


@worker_init.connect
def warm_the_keeper(**_worker: Any) -> None:
    """Start the one process that opens documents before the pool forks, so that all share it."""
    child.warm()
