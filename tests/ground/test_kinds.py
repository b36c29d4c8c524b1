"""Whatever is put in as a job has somebody who does it, in the queue that the settings name."""

import re

import pytest
from celery.schedules import crontab
from django.conf import settings

from eoffice.celery import app
from eoffice.jobs.registry import handler_of
from tests.house import source

PUT = re.compile(r"""\benqueue\(\s*["'](\w+)["']""")
KINDS = sorted(
    {kind for path in source.product_files() for kind in PUT.findall(path.read_text("utf-8"))}
    - {"kind"}  # the word of the documentation
)
BEAT = settings.CELERY_BEAT_SCHEDULE.values()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_is_put_in_has_a_handler(kind):
    assert handler_of(kind) is not None


@pytest.mark.parametrize(
    "entry", BEAT, ids=lambda entry: " ".join([entry["task"], *entry.get("args", [])])
)
def test_beat_asks_for_what_exists(entry):
    app.loader.import_default_modules()
    assert entry["task"] in app.tasks
    assert all(handler_of(kind) for kind in entry.get("args", []))
    assert isinstance(entry["schedule"], float | crontab)


def test_the_settings_know_the_queue_of_each_kind():
    wrong = {
        kind: handler.queue
        for kind in KINDS
        if (handler := handler_of(kind)) and settings.JOB_QUEUES.get(kind, "fast") != handler.queue
    }
    assert wrong == {}
