"""Two people at one draft: one decides, the other is told; what is signed is what was read."""

import pytest

from correspondence.actions import drafting, reviewing, signing
from correspondence.models import ApprovalStep, DraftVersion, OutgoingLetter, Register
from eoffice.audit.models import AuditEntry
from tests.correspondence.drafts import content_of, draft_by, kind_of
from tests.races.together import at_once, done, without_locks
from tests.world import build_world

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
ONE_OR_BOTH = [(True, 1), (False, 2)]  # the False row keeps the test honest


@pytest.fixture
def world():
    """Danu heads PD; wulan acts for him, with the right to approve."""
    world = build_world()
    world.appoint("wulan", "kasi_pd", "plh", may_approve=True)
    facts = {"code": "SK", "name": "Agenda surat keluar", "direction": "outgoing"}
    Register.objects.create(office=world.units["kppn"], **facts)
    return world


@pytest.fixture
def draft(world):
    """citra's draft, which waits for the initial of Kasi PD."""
    citra = world.officer("citra")
    draft = draft_by(citra, kind_of(world))
    reviewing.submit(draft.pk, by=citra)
    return draft


def events(event):
    return AuditEntry.objects.filter(event=event).count()


@pytest.mark.parametrize(("locking", "winners"), ONE_OR_BOTH)
def test_two_reviewers_at_once(world, draft, monkeypatch, locking, winners):
    if not locking:
        without_locks(monkeypatch, ApprovalStep)
    danu, wulan = world.officer("danu"), world.officer("wulan")
    answers = at_once(
        lambda: reviewing.send_back(draft.pk, by=danu, version=1, reason="Perbaiki"),
        lambda: reviewing.approve(draft.pk, by=wulan, version=1),
    )
    assert done(answers) == winners
    assert events("draft.approved") + events("draft.sent_back") == winners


@pytest.mark.parametrize(("locking", "winners"), ONE_OR_BOTH)
def test_it_is_signed_or_changed_but_not_both(world, draft, monkeypatch, locking, winners):
    reviewing.approve(draft.pk, by=world.officer("danu"), version=1)
    arunika, gita = world.officer("arunika"), world.officer("gita")
    if not locking:
        without_locks(monkeypatch, OutgoingLetter)
    answers = at_once(
        lambda: signing.begin(draft.pk, by=arunika, version=1),
        lambda: drafting.save_version(draft.pk, content_of("Lain"), based_on=1, by=gita),
    )
    changed = DraftVersion.objects.filter(letter=draft).count() == 2
    assert done(answers) == events("signing.begun") + changed == winners
