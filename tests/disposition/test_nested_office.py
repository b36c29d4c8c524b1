"""A disposition into a nested office goes through that office's desk and takes its number."""

import re

import pytest
from django.urls import reverse

from correspondence.actions.arrivals import register_arrival
from correspondence.models import Arrival, Register
from correspondence.queries.seeing import letters_visible_to
from disposition import actions, telling
from disposition.models import Disposition
from disposition.queries import trays
from eoffice.notifications.models import Notice
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


def test_what_was_recalled_waits_for_no_number(world, sekar, client_of):
    letter = letter_for(world, "sekda")
    actions.dispose(letter.pk, sheet_to(world, "kepala_dinas"), by=sekar)
    page, waits = reverse("pages:letter", args=[letter.pk]), "menunggu nomor agenda"
    assert waits in client_of(sekar).get(page).content.decode()
    actions.recall(branch_before(world, "kepala_dinas", letter).pk, by=sekar)
    assert waits not in client_of(sekar).get(page).content.decode()


def test_a_second_click_at_the_desk_finds_the_number(world, sekar, yuda, client_of):
    letter = letter_for(world, "sekda")
    actions.dispose(letter.pk, sheet_to(world, "kepala_dinas"), by=sekar)
    Register.objects.create(office=world.units["dinas"], code="masuk", name="Agenda surat masuk")
    desk, tray = client_of(yuda), reverse("intake:tray")
    token = re.search(r'name="token" value="(arrival-\d+)"', desk.get(tray).content.decode())[1]
    address = reverse("intake:register_arrival", args=[Arrival.objects.get().pk])
    answers = [desk.post(address, {"token": token}) for _click in range(2)]
    assert [answer.get("Location") for answer in answers] == [tray, tray]


@pytest.fixture
def number_there(world, sekar, yuda):
    """The number that the Dinas gave to what the Sekda sent there."""
    actions.dispose(letter_for(world, "sekda").pk, sheet_to(world, "kepala_dinas"), by=sekar)
    Register.objects.create(office=world.units["dinas"], code="masuk", name="Agenda surat masuk")
    return register_arrival(Arrival.objects.get().pk, by=yuda).agenda_number


def test_a_notice_names_it_by_the_number_of_the_reader_s_office(number_there, kirana, sekar):
    branch = Disposition.objects.get()
    for whom in (telling.RECEIVER, telling.GIVER):
        telling.tell(branch.pk, "disposition_received", whom, lambda _branch: "once")
    told = {one.user_id: one.facts["agenda"] for one in Notice.objects.all()}
    assert told[kirana.user_id] == number_there != branch.letter.agenda_number
    assert told[sekar.user_id] == branch.letter.agenda_number


def test_so_does_the_inbox_and_its_search(number_there, kirana, client_of):
    for asked in ({}, {"q": number_there}):
        shown = client_of(kirana).get(reverse("pages:inbox"), asked).content.decode()
        assert number_there in shown and "0412/2026" not in shown


@pytest.mark.parametrize("page", ["pages:letter", "disposition:report"])
def test_the_way_back_names_it_by_that_number_too(number_there, kirana, client_of, page):
    branch = Disposition.objects.get()
    which = branch.letter_id if page == "pages:letter" else branch.pk
    shown = client_of(kirana).get(reverse(page, args=[which])).content.decode()
    crumbs = shown.split('class="crumbs"')[1].split("</nav>")[0]
    assert number_there in crumbs and "0412/2026" not in crumbs
