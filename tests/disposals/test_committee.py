"""Who sits on a committee: different people, and nobody who decides about its list."""

import pytest
from django.urls import reverse

from archive.actions import appraising
from archive.policies import disposals as may
from eoffice.errors import Refused
from tests.disposals.lists import COMMITTEE, appraised, begun, inactive_dossier

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
