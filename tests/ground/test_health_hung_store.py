"""A file store that takes the connection and never answers costs a probe two seconds, no thread."""

from __future__ import annotations

import socket
import threading
import time
from copy import deepcopy

import pytest
from django.conf import settings as configured
from django.core.files.storage import storages

from eoffice import health
from tests.documents.s3_server import FOUND, S3Server

pytestmark = [pytest.mark.django_db, pytest.mark.skipif(not FOUND, reason="moto is not installed")]


@pytest.fixture
def hung_store(settings):
    """An address that accepts connections and says nothing, as a stalled store does."""
    with socket.create_server(("127.0.0.1", 0), backlog=16) as silent:
        options = S3Server.options(None, "originals", f"http://127.0.0.1:{silent.getsockname()[1]}")
        stores = deepcopy(configured.STORAGES)
        stores["originals"] = {
            "BACKEND": "eoffice.documents.s3.PrivateS3Storage",
            "OPTIONS": options,
        }
        settings.STORAGES = stores
        storages["originals"]
        yield
    health._open_questions.clear()


def waiting_threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name == "readyz"}


def test_a_hung_store_is_told_in_time(client, hung_store):
    began = time.monotonic()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["files"]) == (503, False)
    assert time.monotonic() - began < 2 * health.PATIENCE


def test_probes_of_a_hung_store_share_one_thread(client, hung_store, monkeypatch):
    monkeypatch.setattr(health, "PATIENCE", 0.05)
    before = waiting_threads()
    assert {client.get("/readyz").status_code for _ in range(5)} == {503}
    assert len(waiting_threads() - before) == 1
