"""What is put in has a handler, in the queue that the web process writes into the row."""

import re

import pytest
from celery import current_app
from django.conf import settings

from eoffice.jobs import actions, registry
from tests.house import source

PUT_IN = re.compile(r"\b(?:jobs\.)?enqueue\(\s*\"(\w+)\"")


@pytest.fixture(scope="module")
def kinds():
    registry.autodiscover_modules("tasks")
    return {handler.kind: handler for handler in registry.declared()}


def test_every_kind_goes_to_the_queue_of_its_handler(kinds):
    wrong = {kind for kind, handler in kinds.items() if actions.queue_of(kind) != handler.queue}
    assert not wrong, "name their queues in JOB_QUEUES"


def test_what_is_put_in_has_a_handler(kinds):
    files = [path for path in source.product_files() if path.suffix == ".py"]
    used = {kind for path in files for kind in PUT_IN.findall(path.read_text()) if kind != "kind"}
    assert used <= set(kinds)


def test_what_beat_asks_for_exists(kinds):
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        assert entry["task"] in current_app.tasks
        if entry["task"] == "eoffice.jobs.put":
            assert entry["args"][0] in kinds
