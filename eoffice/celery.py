"""The Celery app: the doorbell of `eoffice.jobs`. Start a worker with `celery -A eoffice.celery`.

Loaded by the worker, and by `eoffice.pages` in the web process, which only rings.
"""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_init

from eoffice.pdf import child

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eoffice.settings")

app = Celery("eoffice")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def warm_the_keeper(**_worker: Any) -> None:
    """Start the one process that opens documents before the pool forks, so that all share it."""
    child.warm()
