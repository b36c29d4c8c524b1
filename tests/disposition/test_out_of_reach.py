"""A receiver out of this desk's reach is refused beside the picker, and nothing is lost."""

import pytest
from django.urls import reverse

from disposition import actions
from disposition.models import DispositionSheet
from eoffice.errors import Refused
from tests.disposition.letters import instruction, letter_for, sheet_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(world, arunika, client_of):
    """`post(to=[…])`: the head fills in the panel."""
    letter = letter_for(world, "kepala")

    def posted(**fields):
        typed = {"instructions": [instruction(world).pk], "note": "Mohon dibahas."}
        url = reverse("disposition:dispose", args=[letter.pk])
        return client_of(arunika).post(url, typed | fields)

    return posted


def test_the_page_says_whom_and_keeps_the_note(post, world):
    answer = post(to=[world.seats["kasi_bank"].pk, world.seats["sekda"].pk])
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Sekretaris Daerah" in page and "Mohon dibahas." in page
    assert not DispositionSheet.objects.exists()


@pytest.mark.parametrize("nonsense", ["x", "", "-1"])
def test_what_is_no_desk_is_refused(post, nonsense):
    assert post(to=[nonsense]).status_code == 422


def test_an_instruction_of_another_organization_is_refused(post, world):
    line = instruction(world, "setda")
    fields = {"to": [world.seats["kasi_bank"].pk], "instructions": [line.pk]}
    assert post(**fields).status_code == 422


def test_the_act_refuses_by_itself(world, arunika):
    letter = letter_for(world, "kepala")
    with pytest.raises(Refused):
        actions.dispose(letter.pk, sheet_to(world, "kasi_bank", "sekda"), by=arunika)
