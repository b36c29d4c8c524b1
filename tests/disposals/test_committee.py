"""Who sits on a committee: different people, and nobody who decides about its list."""

import pytest
from django.urls import reverse

from archive.actions import appraising
from archive.actions.appraising import Word
from archive.events import DisposalEvent
from archive.policies import disposals as may
from eoffice.audit.models import AuditEntry
from eoffice.errors import Refused
from tests.disposals.lists import (
    COMMITTEE,
    appraised,
    begun,
    fresh,
    frozen,
    inactive_dossier,
)

pytestmark = pytest.mark.django_db


def members(world):
    return [(role, world.seats[seat].pk) for role, seat in COMMITTEE]


def test_a_committee_is_three_different_people(world, filer, laras):
    disposal = begun(world, laras)
    two = [(role, world.seats[seat].pk) for role, seat in COMMITTEE[:2]]
    for wrong in (two, [*two, ("archivist", world.seats["kasubbag"].pk)]):
        with pytest.raises(Refused):
            appraising.appoint(disposal.pk, wrong, by=laras)


def test_the_head_of_the_office_sits_on_no_committee(world, filer, laras, client_of):
    disposal = begun(world, laras)
    head = world.seats["kepala"].pk
    with pytest.raises(Refused, match="memutuskan"):
        appraising.appoint(disposal.pk, [*members(world), ("member", head)], by=laras)
    page = client_of(laras).get(reverse("archive:disposal_committee", args=[disposal.pk])).text
    assert f'value="{head}"' not in page


def test_who_sits_on_the_committee_and_acts_for_the_head_does_not_approve(world, filer, laras):
    one = appraised(world, laras, inactive_dossier(world, filer))
    world.appoint("eka", "kepala", "plh")
    assert not may.may_decide(world.officer("eka"), one.approvals.get())
    assert may.may_decide(world.officer("arunika"), one.approvals.get())


@pytest.fixture
def in_place(world, filer, laras):
    """A frozen list, and who acts for the chair of its committee."""
    disposal = frozen(world, laras, inactive_dossier(world, filer))
    world.appoint("danu", "kasubbag", "plh")
    return disposal, world.officer("danu")


def test_who_acts_for_an_absent_chair_concludes(in_place, danu, client_of):
    disposal, acting = in_place
    words = {pk: Word("agreed") for pk in disposal.items.values_list("pk", flat=True)}
    appraising.appraise(disposal.pk, words, by=acting)
    page = client_of(acting).get(reverse("archive:disposal", args=[disposal.pk]))
    assert reverse("archive:disposal_conclude", args=[disposal.pk]) in page.text
    appraising.conclude(disposal.pk, "Tidak bernilai guna lagi.", by=acting)
    told = AuditEntry.objects.filter(event=DisposalEvent.APPRAISED).latest("pk")
    assert (told.actor_name, told.acting_kind) == (danu.name, "plh")
    assert fresh(disposal).state == "appraised"
