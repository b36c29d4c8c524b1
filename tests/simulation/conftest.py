"""One small simulation for all tests of a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

from correspondence.models import Letter
from eoffice import clock
from eoffice.pages.simulation import running

NOW = datetime(2026, 3, 11, 3, 0, tzinfo=UTC)
LETTERS = 150


def simulate(
    seed: int = 7, letters: int = LETTERS, drawn: int = running.DRAWN
) -> running.Simulated:
    """Simulate in Indonesian, as the command does."""
    with translation.override("id"), clock.moved_to(NOW):
        return running.simulate(
            letters, seed=seed, now=NOW, password="!", say=lambda line: None, drawn=drawn
        )


def told() -> list[tuple[Any, ...]]:
    """The letters without the ids that the database gave."""
    facts = ("agenda_number", "subject", "state", "received_at", "completed_at", "due_at")
    return list(Letter.objects.order_by("pk").values_list(*facts))


@pytest.fixture(scope="module")
def simulated(django_db_setup, django_db_blocker) -> Iterator[running.Simulated]:
    """The letters, in a transaction that is taken back when the file's tests end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield simulate()
        transaction.set_rollback(True)
