"""The Celery app: the doorbell of `eoffice.jobs`. Start a worker with `celery -A eoffice.celery`.

Loaded by the worker, and by `eoffice.pages` in the web process, which only rings.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eoffice.settings")

app = Celery("eoffice")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
