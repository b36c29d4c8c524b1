"""Who has not answered yet is named, and the list of what waits goes on page by page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from correspondence.actions import recording
from correspondence.models import OutgoingLetter
from correspondence.queries.replies import awaited_by
from correspondence.views import outgoing_lists as page
from eoffice import clock
from tests.correspondence.sending_room import addressee, approved, book_of, refreshed, signed

TO = [addressee("Dinas Rekaan"), addressee("Satker Contoh")]


@pytest.fixture
def waiting(world, citra, arunika):
    """Three letters that wait, the last one signed awaited first; two of the same day."""
    book_of(world)
    today = clock.today("Asia/Jakarta")
    made = [
        signed(approved(world, citra, "kepala", to=TO, reply_by=str(today + timedelta(n))), arunika)
        for n in (5, 5, 2)
    ]
    return [made[2].pk, made[0].pk, made[1].pk]


def test_it_goes_on_after_the_last_row(client_of, citra, waiting, monkeypatch):
    monkeypatch.setattr(page, "PAGE", 2)
    client, url, seen = client_of(citra), f"{reverse('outgoing:list')}?tab=reply", []
    while url:
        shown = client.get(url).context
        seen.append([row.pk for row in shown["rows"]])
        url = shown["page"]["next_url"]
    assert seen == [waiting[:2], waiting[2:]]


def test_it_names_who_is_silent(client_of, citra, arunika, waiting, book, paper, hadi, world):
    from_us = OutgoingLetter.objects.get(pk=waiting[0])
    paper = paper(sender_name="Dinas Rekaan", answers_number=from_us.agenda_number)
    recording.record([], paper, by=hadi, office_id=world.units["kppn"].pk)
    assert awaited_by(refreshed(from_us), arunika).silent == ("Satker Contoh",)
    shown = client_of(citra).get(reverse("outgoing:page", args=[from_us.pk])).content.decode()
    assert "Belum ada jawaban dari: Satker Contoh" in " ".join(shown.split())
