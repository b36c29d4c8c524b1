"""A disposition into a nested office goes through that office's desk and takes its number."""

import re

import pytest
from django.urls import reverse

from correspondence.actions.arrivals import register_arrival
from correspondence.models import Arrival, Register
from correspondence.queries.seeing import letters_visible_to
from disposition import actions
from disposition.queries import trays
from tests.disposition.letters import branch_before, letter_for, sheet_to

pytestmark = pytest.mark.django_db


def test_it_waits_at_the_desk_and_then_lies_before_the_head(world, sekar, kirana, yuda):
    letter = letter_for(world, "sekda")
    actions.dispose(letter.pk, sheet_to(world, "kepala_dinas"), by=sekar)
    assert not trays.branches_to_do(kirana).exists()
    assert not letters_visible_to(kirana).exists()
    Register.objects.create(office=world.units["dinas"], code="masuk", name="Agenda surat masuk")
    arrival = register_arrival(Arrival.objects.get().pk, by=yuda)
    assert arrival.agenda_number
    assert trays.branches_to_do(kirana).count() == 1


def test_recalled_before_it_was_numbered_it_leaves_the_other_tray(world, sekar):
    letter = letter_for(world, "sekda")
    actions.dispose(letter.pk, sheet_to(world, "kepala_dinas"), by=sekar)
    actions.recall(branch_before(world, "kepala_dinas", letter).pk, by=sekar)
    assert Arrival.objects.get().state == "withdrawn"


def test_a_second_click_at_the_desk_finds_the_number(world, sekar, yuda, client_of):
    letter = letter_for(world, "sekda")
    actions.dispose(letter.pk, sheet_to(world, "kepala_dinas"), by=sekar)
    Register.objects.create(office=world.units["dinas"], code="masuk", name="Agenda surat masuk")
    desk, tray = client_of(yuda), reverse("intake:tray")
    token = re.search(r'name="token" value="(arrival-\d+)"', desk.get(tray).content.decode())[1]
    address = reverse("intake:register_arrival", args=[Arrival.objects.get().pk])
    answers = [desk.post(address, {"token": token}) for _click in range(2)]
    assert [answer.get("Location") for answer in answers] == [tray, tray]
