"""The Celery app: the doorbell of `eoffice.jobs`, for worker (`eoffice.worker`) and beat."""

import os

from celery import Celery

from eoffice.jobs import broker_transport

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eoffice.settings")

broker_transport.install()
app = Celery("eoffice")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
