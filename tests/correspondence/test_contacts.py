"""The directory: one entry for one correspondent, in whatever spelling."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from correspondence.actions import contacts, recording
from correspondence.actions.contacts import ContactData, SameName
from correspondence.models import Contact, Letter
from correspondence.queries import contacts as queries
from eoffice import clock
from eoffice.errors import Refused, WrongState


@pytest.fixture
def seruni(world, hadi):
    return contacts.add(
        world.units["kppn"].pk, ContactData(name="Kecamatan Lembah Seruni"), by=hadi
    )


def test_another_spelling_is_the_same_contact(seruni, world, hadi):
    with pytest.raises(SameName):
        contacts.add(world.units["kppn"].pk, ContactData(name="KEC. LEMBAH SERUNI"), by=hadi)


def test_a_slip_of_the_pen_is_offered(seruni, hadi):
    found = queries.suggested(queries.contacts_of(hadi), "Kecamatan Lemba Seruni")
    assert [contact.pk for contact in found] == [seruni.pk]


def test_a_merged_contact_hands_its_letters_over(letter, world, hadi):
    doubled = letter.sender
    kept = contacts.add(world.units["kppn"].pk, ContactData(name="Camat Lembah Seruni"), by=hadi)
    contacts.merge(kept.pk, doubled.pk, by=hadi)
    assert Letter.objects.get(pk=letter.pk).sender == kept
    assert not Contact.objects.get(pk=doubled.pk).active


def test_what_the_desk_knows_of_a_sender(letter, hadi, world):
    known = queries.known_of(hadi, letter.sender)
    assert known.letters == 1
    assert known.usual is None


@pytest.mark.parametrize(("hour", "counted"), [(16, 0), (18, 1)])
def test_its_year_begins_at_midnight_of_the_office(book, world, paper, hadi, hour, counted):
    """Also for who asks outside of a page, where nobody has set the zone."""
    new_year = datetime(2030, 12, 31, hour, 30, tzinfo=UTC)  # 23.30 or 01.30 in Jakarta
    with clock.moved_to(new_year):
        read = paper(received_at=new_year)
        letter = recording.record([], read, by=hadi, office_id=book.office_id)
    with clock.moved_to(datetime(2030, 12, 31, 19, tzinfo=UTC)):
        assert queries.known_of(hadi, letter.sender).letters == counted


def test_another_organisation_keeps_its_own(seruni, rama):
    assert not queries.contacts_of(rama).exists()
    with pytest.raises(Refused):
        contacts.change(seruni.pk, ContactData(name="X"), by=rama)


def test_a_contact_is_not_merged_with_itself_nor_with_nothing(letter, hadi, client_of):
    sender = letter.sender
    with pytest.raises(WrongState):
        contacts.merge(sender.pk, sender.pk, by=hadi)
    assert Contact.objects.get(pk=sender.pk).active
    for kept in ("", "²", "x", "9" * 30, "0"):
        place = reverse("contacts:merge", args=[sender.pk])
        assert client_of(hadi).post(place, {"kept": kept}).status_code == 404
