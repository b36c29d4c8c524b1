"""The page of a letter that goes out: what it shows, and what is due from whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from correspondence import outgoing_page
from correspondence.actions import reviewing
from correspondence.actions.reviewing import RemarkData
from correspondence.models import ApprovalStep
from tests.correspondence.drafts import draft_by, kind_of, newest


@pytest.fixture(autouse=True)
def quick_pages(monkeypatch):
    """Nothing is typeset to count pages."""
    monkeypatch.setattr(outgoing_page, "_counted", lambda _paper: range(1, 3))


@pytest.fixture
def draft(world, citra):
    return draft_by(citra, kind_of(world))


def page_of(client, draft):
    return client.get(reverse("outgoing:page", args=[draft.pk]))


def acts_of(client, draft):
    return page_of(client, draft).context["page"].acts


def test_it_shows_its_pages_and_that_it_has_no_number_yet(client_of, citra, draft):
    html = page_of(client_of(citra), draft).content.decode()
    assert "Kepala Dinas Rekaan" in html and "Jawaban konfirmasi" in html
    assert reverse("outgoing:preview", args=[draft.pk]) + "?version=1&amp;page=2" in html


def test_its_writer_sends_it_up(client_of, citra, draft):
    client = client_of(citra)
    assert acts_of(client, draft).may_submit
    client.post(reverse("outgoing:submit", args=[draft.pk]), {"token": "satu"})
    assert newest(draft).state == "in_review"
    acts = acts_of(client, draft)
    assert acts.may_take_back and not acts.may_submit


def test_the_first_look_of_whose_turn_it_is_is_kept(client_of, citra, danu, draft):
    reviewing.submit(draft.pk, by=citra)
    page_of(client_of(citra), draft)
    assert ApprovalStep.objects.get(letter=draft).seen_at is None
    page_of(client_of(danu), draft)
    assert ApprovalStep.objects.get(letter=draft).seen_by_name == danu.name
    assert not acts_of(client_of(citra), draft).may_take_back


def test_the_look_of_an_assistant_is_nobodys(client_of, world, citra, draft):
    reviewing.submit(draft.pk, by=citra)
    world.appoint("wulan", "kasi_pd", kind="assistant")
    assert page_of(client_of(world.officer("wulan")), draft).status_code == 200
    assert ApprovalStep.objects.get(letter=draft).seen_at is None


def test_whose_turn_it_is_decides(client_of, citra, danu, draft):
    reviewing.submit(draft.pk, by=citra)
    client = client_of(danu)
    assert acts_of(client, draft).verdict
    url = reverse("outgoing:approve", args=[draft.pk])
    answer = client.post(url, {"version": 1, "token": "dua"})
    assert (answer.status_code, newest(draft).state) == (302, "approved")
    assert client.post(url, {"version": 1, "token": "dua"}).status_code == 302
    assert client.post(url, {"version": 1, "token": "tiga"}).status_code == 409


@pytest.mark.parametrize("who", ["citra", "danu"])
def test_the_route_is_asked_for_once(who, client_of, world, citra, draft):
    reviewing.submit(draft.pk, by=citra)
    client = client_of(world.officer(who))
    page_of(client, draft)
    with CaptureQueriesContext(connection) as asked:
        page_of(client, draft)
    whole = 'SELECT "correspondence_approvalstep"'
    assert [query["sql"].startswith(whole) for query in asked.captured_queries].count(True) == 1


def test_remarks_stand_with_their_place_and_are_ticked(client_of, citra, danu, draft):
    reviewing.submit(draft.pk, by=citra)
    remarks = [RemarkData("Tanggal keliru", block=1, quote="Kami sampaikan")]
    reviewing.send_back(draft.pk, by=danu, version=1, reason="Perbaiki", remarks=remarks)
    client = client_of(citra)
    page = page_of(client, draft).context["page"]
    assert page.open_remarks == 1 and page.remarks[0].quote == "Kami sampaikan"
    client.post(reverse("outgoing:settle", args=[draft.pk, page.remarks[0].pk]))
    assert page_of(client, draft).context["page"].open_remarks == 0


def test_the_route_says_who_has_it(client_of, citra, danu, draft):
    before = page_of(client_of(citra), draft).context["page"].stations
    assert [row.state for row in before] == ["out_draft", "step_later", "step_later"]
    reviewing.submit(draft.pk, by=citra)
    page = page_of(client_of(citra), draft).context["page"]
    assert [row.title for row in page.with_whom] == ["Kasi Pencairan Dana"]
    assert page.stations[1].state == "unread" and page.stations[1].due_at


def test_refusing_and_giving_up_ask_for_a_reason(client_of, citra, danu, arunika, draft):
    reviewing.submit(draft.pk, by=citra)
    reviewing.approve(draft.pk, by=danu, version=1)
    url = reverse("outgoing:refuse", args=[draft.pk])
    assert client_of(arunika).post(url, {"reason": " "}).status_code == 422
    assert client_of(arunika).post(url, {"reason": "Belum perlu"}).status_code == 302
    assert newest(draft).state == "returned"
    give_up = reverse("outgoing:cancel", args=[draft.pk])
    assert client_of(citra).post(give_up, {"reason": "Tidak jadi"}).status_code == 302
    assert newest(draft).state == "cancelled"
