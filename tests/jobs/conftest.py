"""Handlers for the tests of background work, and what they did."""

from collections import Counter

import pytest

from eoffice.jobs import bell, registry


@pytest.fixture
def handlers(monkeypatch):
    """An empty catalogue of handlers, put back afterwards."""
    monkeypatch.setattr(registry, "_handlers", {})
    monkeypatch.setattr(registry, "autodiscover_modules", lambda name: None)


@pytest.fixture
def rung(monkeypatch):
    """The jobs for which the bell rang; no broker is asked."""
    calls = []
    monkeypatch.setattr(bell, "ring", lambda job_id, queue: calls.append((job_id, queue)) or True)
    return calls


@pytest.fixture
def done(handlers):
    """How often each subject of the kind `note` was worked on."""
    seen = Counter()
    registry.job("note")(lambda subject_id: seen.update([subject_id]))
    return seen
