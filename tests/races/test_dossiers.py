"""Dossiers in one instant: a letter lies in one of them, and into a closed one nothing comes."""

from time import sleep

import pytest

from archive import actions
from archive.actions import filing
from archive.events import DossierEvent
from archive.models import Dossier, DossierItem
from archive.states import DossierState
from correspondence.models import IncomingLetter
from eoffice.audit.models import AuditEntry
from tests.archive.shelf import again, closed_letter, dossier_of, give_role, rule_of, schedule_of
from tests.races.together import at_once, done, without_locks
from tests.world import World, build_world

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office() -> World:
    """Both organisations; Dewi files for Seksi Bank."""
    world = build_world()
    give_role(world, "staf_bank", "unit_filer")
    return world


@pytest.mark.parametrize("locking", [True, False])
def test_a_letter_lies_in_one_dossier(office, monkeypatch, locking):
    laras, dewi = map(office.officer, ("laras", "dewi"))
    letter = closed_letter(office)
    one, two = (dossier_of(office, dewi, title=title) for title in ("Satu", "Dua"))
    if not locking:
        without_locks(monkeypatch, IncomingLetter)
    answers = at_once(
        lambda: actions.file_letter(letter.pk, one.pk, by=laras),
        lambda: actions.file_letter(letter.pk, two.pk, by=dewi),
    )
    assert done(answers) == 1  # without the lock the constraint is the last witness
    assert DossierItem.objects.inside().filter(letter=letter.pk, is_link=False).count() == 1
    loser = next(answer for answer in answers if isinstance(answer, Exception))
    assert (type(loser).__name__ != "IntegrityError") == locking


@pytest.mark.parametrize("locking", [True, False])
def test_nothing_comes_into_a_dossier_after_it_was_closed(office, monkeypatch, locking):
    laras, dewi = map(office.officer, ("laras", "dewi"))
    letter, dossier = closed_letter(office), dossier_of(office, dewi)
    monkeypatch.setattr(filing, "widen_span", lambda _dossier, _item: sleep(0.5))
    if not locking:
        without_locks(monkeypatch, Dossier)
    at_once(
        lambda: actions.file_letter(letter.pk, dossier.pk, by=laras),
        lambda: actions.close_dossier(dossier.pk, by=dewi),
    )
    chain = AuditEntry.objects.filter(subject_kind="dossier", subject_id=dossier.pk)
    told = list(chain.order_by("number").values_list("event", flat=True))
    came_late = told[-1] == DossierEvent.FILED
    assert again(dossier).state == DossierState.CLOSED and came_late != locking


@pytest.mark.parametrize("locking", [True, False])
def test_two_documents_get_two_numbers(office, monkeypatch, locking):
    laras, dewi = map(office.officer, ("laras", "dewi"))
    dossier = dossier_of(office, dewi)
    paper = actions.DocumentData(description="Peta", has_paper=True)
    if not locking:
        without_locks(monkeypatch, Dossier)
    answers = at_once(
        lambda: actions.add_document(dossier.pk, paper, None, by=laras),
        lambda: actions.add_document(dossier.pk, paper, None, by=dewi),
    )
    numbers = sorted(dossier.items.values_list("order", flat=True))
    assert (numbers == [1, 2] and done(answers) == 2) == locking


@pytest.mark.parametrize("locking", [True, False])
def test_a_dossier_is_closed_once(office, monkeypatch, locking):
    laras, dewi = map(office.officer, ("laras", "dewi"))
    rule_of(schedule_of(office))
    dossier = dossier_of(office, dewi)
    if not locking:
        without_locks(monkeypatch, Dossier)
    answers = at_once(
        lambda: actions.close_dossier(dossier.pk, by=laras),
        lambda: actions.close_dossier(dossier.pk, by=dewi),
    )
    assert (done(answers) == 1) == locking
