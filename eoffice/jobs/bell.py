"""Rings for a worker. A bell may get lost: the row stays and the sweeper rings again.

An app of its own that only sends: Celery's "current app" belongs to the thread that made it, and
a web server answers in others. A broker that is away costs a request little: one short attempt,
and then silence for some seconds.
"""

import logging
import time

from amqp.exceptions import AMQPError
from celery import Celery
from kombu.exceptions import KombuError

log = logging.getLogger(__name__)

TASK = "eoffice.jobs.ring"
SILENCE = 5.0
IMPATIENT = {
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.1,
    "socket_connect_timeout": 1,
    "socket_timeout": 2,
}

sender = Celery("eoffice-bell", set_as_current=False)
sender.config_from_object("django.conf:settings", namespace="CELERY")
sender.conf.broker_transport_options = {**sender.conf.broker_transport_options, **IMPATIENT}

_silent_until = 0.0


def ring(job_id: int, queue: str) -> bool:
    """Call a worker for this job; whether the broker took the call."""
    global _silent_until
    if time.monotonic() < _silent_until:
        return False
    try:
        sender.send_task(TASK, args=[job_id, queue], queue=queue, retry=False, ignore_result=True)
    except (AMQPError, KombuError, OSError) as error:
        _silent_until = time.monotonic() + SILENCE
        log.warning("The bell for job %s was not heard: %s", job_id, type(error).__name__)
        return False
    return True
