"""Whoever has a tray in this installation is addressed there: offered by itself, and undone."""

import pytest
from django.urls import reverse

from correspondence.actions import bringing, drafting, recording
from correspondence.models import Contact, Delivery
from correspondence.normalising import name_key
from correspondence.queries.addressees import candidates, known_as, named
from correspondence.queries.tray_addressees import tray_of_sender, with_trays
from eoffice.organization.models import Position
from tests.correspondence.drafts import content_of, draft_by, kind_of, newest

DINAS = "Dinas PUPR"


@pytest.fixture
def incoming(book, paper, hadi, world):
    def from_sender(name):
        letter = paper(sender_name=name)
        return recording.record([], letter, by=hadi, office_id=world.units["kppn"].pk)

    return from_sender


def test_an_answer_goes_to_the_office_that_is_called_as_its_sender(world, incoming):
    row = bringing.answering(incoming("DINAS PUPR"))["addressees"][0]
    assert (row["office"], row["role"]) == (world.units["dinas"].pk, "to")
    assert tray_of_sender(incoming("Dinas Rekaan")) == {}


@pytest.mark.parametrize(
    ("title", "is_meant"), [("Kepala Dinas Pekerjaan Umum", True), ("Kepala Dinas", False)]
)
def test_an_office_is_known_by_the_title_of_its_head(title, is_meant, world, citra):
    Position.objects.filter(pk=world.seats["kepala_dinas"].pk).update(title=title)
    office = world.units["dinas"].pk if is_meant else None
    assert named(title.upper(), by=citra).office == office


def test_two_offices_of_one_name_are_not_guessed(world, incoming):
    world.units["kelurahan"].name = DINAS
    world.units["kelurahan"].save()
    assert tray_of_sender(incoming(DINAS)) == {}


def test_what_came_through_the_tray_is_answered_there_whatever_it_is_called(world, incoming, tirta):
    sent = draft_by(tirta, kind_of(world, root="setda"))
    letter = incoming("Bidang Bina Marga")
    addressee = sent.addressees.first()
    Delivery.objects.create(letter=sent, addressee=addressee, way="tray", their_letter=letter)
    assert tray_of_sender(letter) == {"office": world.units["dinas"].pk}


def test_a_correspondent_with_an_office_here_is_offered_once(world, citra):
    Contact.objects.create(
        organization=world.units["kppn"], name=DINAS, name_key=name_key(DINAS), address="Jalan 1"
    )
    (found,) = candidates(DINAS, by=citra)
    assert (found.office, found.address) == (world.units["dinas"].pk, "Jalan 1")
    assert found.contact


def test_the_page_says_in_whose_tray_it_will_lie(client_of, world, citra):
    to = {"role": "to", "name": "Kepala Dinas", "office": world.units["dinas"].pk}
    draft = draft_by(citra, kind_of(world), addressees=[to])
    page = client_of(citra).get(reverse("outgoing:edit", args=[draft.pk])).content.decode()
    assert f"<strong data-tray>{DINAS}</strong>" in page
    assert with_trays(content_of()["addressees"])[0]["tray"] == ""


def test_another_way_can_be_chosen_instead(client_of, world, citra):
    to = {"role": "to", "name": "Kepala Dinas", "office": world.units["dinas"].pk}
    draft = draft_by(citra, kind_of(world), addressees=[to])
    typed = {"do": "save", "revision": 0, "based_on": 1, "subject": "Jawaban", "addressees": 1}
    typed |= {"security": "biasa", "urgency": "biasa"}
    typed |= {"to-0-name": "Kepala Dinas", "to-0-office": to["office"], "to-0-other": "1"}
    client_of(citra).post(reverse("outgoing:edit", args=[draft.pk]), typed)
    (row,) = drafting.versions.newest(newest(draft)).content["addressees"]
    assert (row["name"], row["office"]) == ("Kepala Dinas", None)


@pytest.mark.parametrize("words", ["Kepala Dinas PUPR", "Yth. kepala DINAS PUPR", "Dinas PUPR"])
def test_who_is_named_as_on_paper_is_known(world, citra, words):
    assert named(words, by=citra).office == world.units["dinas"].pk
    assert known_as([words], by=citra)[name_key(words)].office == world.units["dinas"].pk


def test_the_head_of_an_office_is_offered_by_the_name_of_his_office(world, citra):
    (found,) = candidates("kepala dinas", by=citra)
    assert (found.name, found.office) == ("Kepala Dinas PUPR", world.units["dinas"].pk)
    assert named("Kepala Dinas Rekaan", by=citra).office is None
