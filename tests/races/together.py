"""Several people in one instant, each on a connection of its own; and the world without locks."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import DatabaseError, connection
from django.db.models import Model
from django_fsm import TransitionNotAllowed

from correspondence.models.locking import LockingQuerySet
from eoffice.errors import OfficeError

TOLD = (OfficeError, TransitionNotAllowed, DatabaseError)
PATIENCE = 15


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each got for an answer, a refusal too, when all begin together."""
    start = Barrier(len(acts))

    def one(act: Callable[[], object]) -> object:
        try:
            start.wait(timeout=PATIENCE)
            return act()
        except TOLD as told:
            return told
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def done(answers: list[object]) -> int:
    """How many were not refused."""
    return sum(1 for answer in answers if not isinstance(answer, TOLD))


def without_locks(monkeypatch: pytest.MonkeyPatch, model: type[Model], people: int = 2) -> None:
    """Rows are only looked at, not held; everybody has looked before anybody acts."""
    meeting = Barrier(people)

    def looks_together(self: LockingQuerySet, pk: int) -> Model:
        row = self.get(pk=pk)
        if self.model is model:
            meeting.wait(timeout=PATIENCE)
        return row

    def look_together(self: LockingQuerySet) -> list[Model]:
        rows = list(self)
        if self.model is model:
            meeting.wait(timeout=PATIENCE)
        return rows

    monkeypatch.setattr(LockingQuerySet, "locked", looks_together)
    monkeypatch.setattr(LockingQuerySet, "held", look_together)
