"""Of several who were asked, those who have not answered yet are named."""

from datetime import timedelta

import pytest
from django.urls import reverse

from correspondence.actions import recording
from correspondence.queries.replies import awaited_by
from eoffice import clock
from tests.correspondence.sending_room import addressee, approved, book_of, refreshed, signed

TO = [addressee("Dinas Rekaan"), addressee("Satker Contoh")]


@pytest.fixture
def asked(world, citra, arunika):
    """A signed letter of which two are to answer."""
    book_of(world)
    day = clock.today("Asia/Jakarta") + timedelta(5)
    return signed(approved(world, citra, "kepala", to=TO, reply_by=str(day)), arunika)


def test_it_names_who_is_silent(client_of, citra, arunika, asked, book, paper, hadi, world):
    paper = paper(sender_name="Dinas Rekaan", answers_number=asked.agenda_number)
    recording.record([], paper, by=hadi, office_id=world.units["kppn"].pk)
    assert awaited_by(refreshed(asked), arunika).silent == ("Satker Contoh",)
    shown = client_of(citra).get(reverse("outgoing:page", args=[asked.pk])).content.decode()
    assert "Belum ada jawaban dari: Satker Contoh" in " ".join(shown.split())
