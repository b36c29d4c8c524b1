"""Every address of this room, asked by every role."""

import pytest
from django.test import Client
from django.urls import reverse

from eoffice import clock
from eoffice.organization.models import Absence
from tests.organization.role_table import ROLE_TABLE, ROLES

CASES = [
    (name, method, person, code)
    for name, (method, codes) in ROLE_TABLE.items()
    for person, code in zip(ROLES, codes, strict=True)
]


@pytest.fixture
def things(world):
    """What the addresses with a number speak of, all in the KPPN."""
    today = clock.today("Asia/Jakarta")
    acting = world.appoint("danu", "kasi_bank", "plh")
    away = Absence.objects.create(user=world.users["eka"], kind="leave", starts=today, ends=today)
    return {"organization:acting_end": [acting.pk], "organization:absence_end": [away.pk]}


@pytest.mark.parametrize(("name", "method", "person", "code"), CASES)
def test_each_role_gets_its_answer(world, things, client_of, name, method, person, code):
    browser = client_of(world.officer(person)) if person else Client()
    form = {"ends": "2030-01-01"}
    if person:
        form["desk"] = world.officer(person).position_id
    url = reverse(name, args=things.get(name, []))
    answer = getattr(browser, method)(url, form if method == "post" else {})
    assert answer.status_code == code
    if person is None:
        assert answer.url.startswith("/accounts/login")
