"""Two people at one branch: one acts, the other is told. Without the lock both would have acted."""

import pytest

from disposition import actions
from disposition.models import Disposition, FollowUp
from eoffice.audit.models import AuditEntry
from tests.disposition.letters import branch_before, disposed
from tests.races.together import at_once, done, without_locks
from tests.world import build_world

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
ONE_OR_BOTH = [(True, 1), (False, 2)]  # the False row keeps the test honest


@pytest.fixture
def people():
    """arunika gave a branch to eka, who has read it; danu acts for eka: (branch, three people)."""
    world = build_world()
    world.appoint("danu", "kasi_bank", "plh")
    arunika, eka, danu = map(world.officer, ("arunika", "eka", "danu"))
    letter = disposed(world, arunika, "kasi_bank")
    return branch_before(world, "kasi_bank", letter), arunika, eka, danu


def race(monkeypatch, locking: bool, *acts) -> list[object]:
    if not locking:
        without_locks(monkeypatch, Disposition)
    return at_once(*acts)


@pytest.mark.parametrize(("locking", "winners"), ONE_OR_BOTH)
def test_two_officials_report_at_once(people, monkeypatch, locking, winners):
    branch, _arunika, eka, danu = people
    answers = race(
        monkeypatch,
        locking,
        lambda: actions.report(branch.pk, "Dari Eka.", by=eka),
        lambda: actions.report(branch.pk, "Dari Danu.", by=danu),
    )
    assert done(answers) == FollowUp.objects.count() == winners


@pytest.mark.parametrize(("locking", "winners"), ONE_OR_BOTH)
def test_it_is_given_back_once(people, monkeypatch, locking, winners):
    branch, _arunika, eka, danu = people
    actions.mark_read(branch.pk, by=eka)
    answers = race(
        monkeypatch,
        locking,
        lambda: actions.decline(branch.pk, "Bukan kami.", by=eka),
        lambda: actions.decline(branch.pk, "Bukan kami.", by=danu),
    )
    traced = AuditEntry.objects.filter(event="disposition.declined").count()
    assert done(answers) == traced == winners


@pytest.mark.parametrize(("locking", "torn"), [(True, False), (False, True)])
def test_it_is_recalled_or_read_but_not_both(people, monkeypatch, locking, torn):
    branch, arunika, eka, _danu = people
    race(
        monkeypatch,
        locking,
        lambda: actions.recall(branch.pk, by=arunika),
        lambda: actions.mark_read(branch.pk, by=eka),
    )
    branch = Disposition.objects.get(pk=branch.pk)
    assert (branch.read_at is not None and branch.ended_at is not None) == torn


@pytest.mark.parametrize(("locking", "torn"), [(True, False), (False, True)])
def test_it_is_reported_or_given_back_but_not_both(people, monkeypatch, locking, torn):
    branch, _arunika, eka, _danu = people
    actions.mark_read(branch.pk, by=eka)
    race(
        monkeypatch,
        locking,
        lambda: actions.decline(branch.pk, "Bukan tugas kami.", by=eka),
        lambda: actions.report(branch.pk, "Selesai.", by=eka),
    )
    branch = Disposition.objects.get(pk=branch.pk)
    assert (branch.reported_at is not None and branch.ended_at is not None) == torn
