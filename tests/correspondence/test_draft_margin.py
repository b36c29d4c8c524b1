"""The page of a draft: who has it on top, what is to be corrected in the margin."""

import pytest
from django.urls import reverse

from correspondence.actions import drafting, reviewing
from correspondence.actions.reviewing import RemarkData
from correspondence.models import DraftWork
from tests.correspondence.drafts import draft_by, kind_of


@pytest.fixture
def returned(world, citra, danu):
    """Sent back by danu with two remarks."""
    draft = draft_by(citra, kind_of(world))
    reviewing.submit(draft.pk, by=citra)
    remarks = [RemarkData("Sebut PPN.", block=1, quote="Kami sampaikan"), RemarkData("Salam.")]
    reviewing.send_back(draft.pk, by=danu, version=1, reason="Perbaiki", remarks=remarks)
    return draft


@pytest.fixture
def page(client_of, citra, returned):
    client, url = client_of(citra), reverse("outgoing:edit", args=[returned.pk])
    return client, url


def test_open_remarks_stand_beside_the_text(page):
    client, url = page
    html = client.get(url).content.decode()
    assert 'data-pinned="body">Kami sampaikan</q>' in html and "Salam." in html


def test_the_stations_say_who_has_it_and_who_sent_it_back(page):
    client, url = page
    way = client.get(url).context["way"]
    assert (way[0].title, way[0].has_it) == ("Staf Pencairan Dana", True)
    assert way[1].state == "sent_back" and way[1].at


def test_a_remark_is_ticked_and_nothing_typed_is_lost(page, returned, citra):
    client, url = page
    remark = returned.remarks.get(text="Sebut PPN.")
    typed = {"subject": "Judul baru", "revision": 0, "based_on": 1, "do": f"settle:{remark.pk}"}
    client.post(url, typed)
    remark.refresh_from_db()
    assert remark.settled_by_name == citra.name
    assert DraftWork.objects.get(letter=returned).content["subject"] == "Judul baru"
    assert "Sebut PPN." not in client.get(url).content.decode()


def test_a_remark_of_another_draft_is_left_alone(client_of, world, citra, eka, returned):
    other = drafting.start(drafting.DraftData(returned.type_id), by=eka)
    url = reverse("outgoing:edit", args=[other.pk])
    remark = returned.remarks.first()
    client_of(eka).post(url, {"revision": 0, "based_on": 1, "do": f"settle:{remark.pk}"})
    remark.refresh_from_db()
    assert remark.settled_at is None
