"""Rings for a worker. A bell may get lost: the row stays and the sweeper rings again.

An app of its own that only sends: Celery's "current app" belongs to the thread that made it, and
a web server answers in others.
"""

import logging

from amqp.exceptions import AMQPError
from celery import Celery
from kombu.exceptions import KombuError

log = logging.getLogger(__name__)

TASK = "eoffice.jobs.ring"

sender = Celery("eoffice-bell", set_as_current=False)
sender.config_from_object("django.conf:settings", namespace="CELERY")


def ring(job_id: int, queue: str) -> bool:
    """Call a worker for this job; whether the broker took the call."""
    try:
        sender.send_task(TASK, args=[job_id, queue], queue=queue, retry=False, ignore_result=True)
    except (AMQPError, KombuError, OSError) as error:
        log.warning("The bell for job %s was not heard: %s", job_id, type(error).__name__)
        return False
    return True
