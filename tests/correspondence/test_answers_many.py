"""However many letters wait for a reply, a paper is compared with some hundred of them at most."""

from datetime import timedelta

import pytest

from correspondence.models import Addressee, Contact
from correspondence.queries import answered
from correspondence.queries.answered import Paper, proposed_for
from eoffice import clock
from eoffice.documents.models import PageText
from tests.correspondence.sending_room import addressee, approved, book_of, refreshed, signed

SUBJECT = "Permintaan data realisasi belanja modal"


@pytest.fixture
def two(world, citra, arunika, book, monkeypatch):
    """An older and a newer letter that wait, where only one of them is compared by itself."""
    monkeypatch.setattr(answered, "COMPARED", 1)
    book_of(world)
    day = (clock.today("Asia/Jakarta") + timedelta(5)).isoformat()
    how = {"reply_by": day, "subject": SUBJECT, "to": [addressee()]}
    letters = [approved(world, citra, "kepala", **how) for _ in range(2)]
    return [refreshed(signed(one, arunika)) for one in letters]


def proposed(world, hadi, **facts):
    """What is proposed for this paper."""
    found = proposed_for(hadi, world.units["kppn"].pk, Paper(subject=SUBJECT, **facts))
    return [one.pk for one in found]


def test_only_the_newest_are_compared_by_what_they_say(world, hadi, two):
    _older, newer = two
    assert proposed(world, hadi, sender="Dinas Rekaan") == [newer.pk]


def test_an_older_one_is_found_by_its_number(world, hadi, two, scan):
    older, _newer = two
    text = f"Menunjuk surat Saudara Nomor {older.agenda_number}, kami sampaikan"
    PageText.objects.create(file_id=scan.file_id, page=1, text=text, source="ocr")
    assert proposed(world, hadi, file=scan.file_id) == [older.pk]


def test_an_older_one_is_found_by_the_contact_it_went_to(world, hadi, two):
    older, _newer = two
    contact = Contact.objects.create(organization=world.units["kppn"], name="Dinas Rekaan")
    Addressee.objects.filter(letter=older).update(contact=contact)
    assert older.pk in proposed(world, hadi, sender_id=contact.pk)
