"""Every address of disposals, holds and faults by its role table."""

import pytest
from django.urls import reverse

from archive.actions import holds
from archive.actions.holds import HoldData
from archive.models import FileFault
from eoffice import clock
from eoffice.documents.models import StoredFile
from tests.disposals.lists import frozen, inactive_dossier
from tests.disposals.role_table import ROLE_TABLE, ROLES


@pytest.fixture
def things(world, filer, laras):
    """A frozen list, a hold on another dossier, a fault."""
    disposal = frozen(world, laras, inactive_dossier(world, filer))
    other, office = inactive_dossier(world, filer), world.units["kppn"]
    hold = holds.lay_hold(office.pk, HoldData("audit", "Audit", "BPK"), [other.pk], by=laras)
    file = StoredFile.objects.create(organization=office, office=office, size=1, key="x")
    fault = FileFault.objects.create(
        organization=office, office=office, file=file, kind="missing", found_at=clock.now()
    )
    return {
        "disposal": [disposal.pk],
        "item": [disposal.items.get().pk],
        "approval": [disposal.approvals.get().pk],
        "asked": [disposal.pk, "bpk"],
        "hold": [hold.pk],
        "held": [hold.pk, other.pk],
        "fault": [fault.pk],
        "": [],
    }


@pytest.mark.parametrize("role", range(len(ROLES)), ids=[str(role) for role in ROLES])
def test_each_address_answers_the_role(role, things, client, client_of, request):
    browser = client_of(request.getfixturevalue(ROLES[role])) if ROLES[role] else client
    wrong = []
    for name, (method, answers, kind) in ROLE_TABLE.items():
        answer = getattr(browser, method)(reverse(name, args=things[kind]))
        if answer.status_code != answers[role]:
            wrong.append(f"{name}: {answer.status_code}, the table says {answers[role]}")
    assert wrong == []
