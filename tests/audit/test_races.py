"""Two branches of one letter record in the same instant: the chain stays a chain."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection

from eoffice.audit.management.commands import flush
from eoffice.audit.models import AuditEntry, ChainHead, ChainHeadQuerySet
from eoffice.audit.verify import verify_all

from .happenings import record

EACH = 15


def record_at_once(branches=4):
    """Entries that were refused, when several threads record on one chain at once."""
    start = Barrier(branches)

    def act(_branch):
        refused = 0
        start.wait()
        for _entry in range(EACH):
            try:
                record()
            except (DatabaseError, IntegrityError):
                refused += 1
        connection.close()
        return refused

    with ThreadPoolExecutor(branches) as pool:
        return sum(pool.map(act, range(branches)))


@pytest.mark.django_db(transaction=True)
def test_branches_that_act_at_once_are_all_recorded():
    assert record_at_once() == 0
    assert AuditEntry.objects.count() == 4 * EACH
    assert list(verify_all()) == []


def unlocked(self, kind, subject_id):
    return self.get_or_create(subject_kind=kind, subject_id=subject_id)[0]


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_branches_do_collide(monkeypatch):
    """Keeps the test above honest; SQLite cannot show it, its transactions lock at the start."""
    monkeypatch.setattr(ChainHeadQuerySet, "locked", unlocked)
    assert record_at_once() > 0


@pytest.mark.django_db(transaction=True)
def test_a_test_database_is_flushed_with_its_guards_on_again():
    record()
    call_command("flush", interactive=False, verbosity=0)
    assert not ChainHead.objects.exists()
    assert list(verify_all()) == []


@pytest.mark.django_db
def test_any_other_database_is_not_flushed(monkeypatch):
    monkeypatch.setattr(flush, "is_for_tests", lambda connection: False)
    with pytest.raises(CommandError):
        call_command("flush", interactive=False, verbosity=0)
