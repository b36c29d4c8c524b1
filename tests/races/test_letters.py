"""Whole letters in one instant: closed or disposed of, one answer for two clicks, a whole trail."""

from threading import Barrier

import pytest

from correspondence.actions import once
from correspondence.models import IncomingLetter
from correspondence.search import stale
from correspondence.states import Outcome
from disposition import actions
from disposition.models import Disposition, DispositionSheet
from eoffice.audit.models import AuditEntry, ChainHeadQuerySet
from eoffice.audit.verify import verify_all
from tests.disposition.letters import branch_before, disposed, letter_for, sheet_to
from tests.races.together import PATIENCE, at_once, done, without_locks
from tests.world import World, build_world

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office() -> World:
    """Both organisations."""
    return build_world()


@pytest.mark.parametrize(("locking", "torn"), [(True, False), (False, True)])
def test_a_letter_is_closed_or_disposed_of_but_not_both(office, monkeypatch, locking, torn):
    letter, arunika = letter_for(office, "kepala"), office.officer("arunika")
    data = sheet_to(office, "kasi_bank")
    if not locking:
        without_locks(monkeypatch, IncomingLetter)
    at_once(
        lambda: actions.dispose(letter.pk, data, by=arunika),
        lambda: actions.close_letter(letter.pk, Outcome.NOTED, by=arunika),
    )
    letter = IncomingLetter.objects.get(pk=letter.pk)
    is_open = Disposition.objects.open().exists()
    assert (is_open and bool(letter.outcome)) == torn


@pytest.mark.parametrize(("claiming", "sheets"), [(True, 1), (False, 2)])
def test_a_double_click_is_answered_once(office, monkeypatch, claiming, sheets):
    letter, arunika = letter_for(office, "kepala"), office.officer("arunika")
    data = sheet_to(office, "kasi_bank")
    if not claiming:
        monkeypatch.setattr(once, "claim", lambda token, by: None)
    act = lambda: actions.dispose(letter.pk, data, by=arunika, token="one")  # noqa: E731
    answers = at_once(act, act)
    assert DispositionSheet.objects.count() == sheets
    assert len({sheet.pk for sheet in answers}) == sheets


def head_is_only_looked_at(monkeypatch) -> None:
    """Both have seen the same head of the chain before one of them writes."""
    meeting = Barrier(2)

    def looks_together(self, kind, subject_id):
        head = self.get(subject_kind=kind, subject_id=subject_id)
        meeting.wait(timeout=PATIENCE)
        return head

    monkeypatch.setattr(ChainHeadQuerySet, "locked", looks_together)
    monkeypatch.setattr(stale, "mark", lambda letters: None)  # its row would let one wait, too


@pytest.mark.parametrize(("locking", "winners"), [(True, 2), (False, 1)])
def test_two_branches_at_once_keep_the_trail_whole(office, monkeypatch, locking, winners):
    arunika, eka, danu = map(office.officer, ("arunika", "eka", "danu"))
    letter = disposed(office, arunika, "kasi_bank", "kasi_pd")
    bank, pd = (branch_before(office, seat, letter) for seat in ("kasi_bank", "kasi_pd"))
    if not locking:
        without_locks(monkeypatch, Disposition)
        head_is_only_looked_at(monkeypatch)
    answers = at_once(
        lambda: actions.report(bank.pk, "Dari Eka.", by=eka),
        lambda: actions.report(pd.pk, "Dari Danu.", by=danu),
    )
    assert done(answers) == winners
    assert list(verify_all()) == []
    assert AuditEntry.objects.filter(event="disposition.reported").count() == winners
