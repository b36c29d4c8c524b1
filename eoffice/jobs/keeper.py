"""The worker's housekeeper: a thread of its main process that says "alive" and sweeps.

Part of every worker, so that recovery needs neither the beat process nor a free slot in the pool.
"""

from __future__ import annotations

import logging
import threading
from typing import Any

from celery import bootsteps
from django.db import connection
from django.db.models.functions import Now
from django.db.utils import Error

from eoffice.jobs import broker_folder
from eoffice.jobs.models import WorkerBeat
from eoffice.jobs.sweeping import prune, sweep

log = logging.getLogger(__name__)

BEAT_EVERY = 5.0
SWEEP_EVERY_BEATS = 2
PRUNE_EVERY_BEATS = 120


class Keeper(bootsteps.StartStopStep):
    """Starts after the pool has forked, stops before it ends."""

    requires = {"celery.worker.components:Pool"}

    def __init__(self, worker: Any, **kwargs: Any) -> None:
        super().__init__(worker, **kwargs)
        self.stopped = threading.Event()
        self.thread: threading.Thread | None = None

    def start(self, worker: Any) -> None:
        """Begin to beat and sweep."""
        queues = sorted(worker.app.amqp.queues.consume_from)
        args = (worker.hostname, queues, worker.concurrency or 1)
        self.thread = threading.Thread(target=self._keep, args=args, daemon=True, name="keeper")
        self.thread.start()

    def stop(self, worker: Any) -> None:
        """Say goodbye, so that nobody waits for this worker."""
        self.stopped.set()
        if self.thread:
            self.thread.join(timeout=5)

    terminate = stop

    def _keep(self, name: str, queues: list[str], slots: int) -> None:
        beats = 0
        while not self.stopped.wait(BEAT_EVERY if beats else 0):
            attempt(beat, name, queues, slots)
            if beats % SWEEP_EVERY_BEATS == 0:
                attempt(sweep)
            if beats % PRUNE_EVERY_BEATS == 0:
                attempt(prune)
                attempt(broker_folder.clear)
            connection.close()
            beats += 1
        attempt(WorkerBeat.objects.filter(name=name).delete)
        connection.close()


def beat(name: str, queues: list[str], slots: int) -> None:
    """Write that this worker is alive."""
    WorkerBeat.objects.update_or_create(
        name=name, defaults={"queues": queues, "slots": slots, "seen_at": Now()}
    )


def attempt(work: Any, *args: Any) -> None:
    """Do it, or try again at the next beat: an absent database or folder ends no worker."""
    try:
        work(*args)
    except (Error, OSError) as error:
        log.warning("The housekeeper was kept from its work: %s", type(error).__name__)
