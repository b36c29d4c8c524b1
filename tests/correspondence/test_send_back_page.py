"""Sending a draft back from its page: remarks at places of the text, without any script."""

import pytest
from django.urls import reverse

from correspondence.actions import reviewing
from correspondence.models import ApprovalStep, Remark
from tests.correspondence.drafts import draft_by, kind_of, newest, step_at


@pytest.fixture
def draft(world, citra):
    draft = draft_by(citra, kind_of(world, ("kasi_bank", 1)))
    reviewing.submit(draft.pk, by=citra)
    return draft


@pytest.fixture
def page(draft):
    return reverse("outgoing:send_back", args=[draft.pk])


def test_every_place_of_the_text_has_a_box(client_of, danu, page):
    html = client_of(danu).get(page).content.decode()
    for name in ("subject-0", "addressees-0", "body-0", "body-1"):
        assert f'name="remark-{name}"' in html
    assert "Kami sampaikan jawaban." in html and 'name="to_step"' not in html


def test_what_is_written_at_a_place_stays_pinned_to_it(client_of, danu, page, draft):
    fields = {"version": 1, "reason": "", "remark-body-1": "Sebut dasarnya", "token": "satu"}
    assert client_of(danu).post(page, fields).status_code == 302
    remark = Remark.objects.get()
    assert (remark.part, remark.block, remark.text) == ("body", 1, "Sebut dasarnya")
    assert remark.quote == "Kami sampaikan jawaban."
    assert newest(draft).state == "returned"


def test_a_second_click_sends_nothing_back_again(client_of, danu, page):
    fields = {"version": 1, "reason": "Perbaiki", "remark-body-0": "Ini", "token": "satu"}
    answers = [client_of(danu).post(page, fields).status_code for _ in range(2)]
    assert answers == [302, 302] and Remark.objects.count() == 1


def test_whoever_gets_it_back_must_know_why(client_of, danu, page, draft):
    answer = client_of(danu).post(page, {"version": 1, "reason": "  "})
    assert answer.status_code == 422 and answer.context["form"].errors.keys() == {"reason"}
    assert newest(draft).state == "in_review"


def test_what_was_typed_is_kept_when_something_is_missing(client_of, danu, page):
    answer = client_of(danu).post(page, {"version": "", "remark-body-0": "Sapaannya keliru"})
    assert answer.status_code == 422 and "Sapaannya keliru" in answer.content.decode()


def test_it_goes_to_an_earlier_desk(client_of, world, danu, eka, page, draft):
    reviewing.approve(draft.pk, by=danu, version=1)
    first = step_at(world, draft, "kasi_pd").pk
    assert f'value="{first}"' in client_of(eka).get(page).content.decode()
    fields = {"version": 1, "reason": "Cek angka", "to_step": first, "token": "satu"}
    assert client_of(eka).post(page, fields).status_code == 302
    assert step_at(world, draft, "kasi_pd").asked_at
    assert ApprovalStep.objects.filter(pk=first, state="superseded").exists()


def test_an_older_version_is_not_sent_back(client_of, danu, page):
    fields = {"version": 9, "reason": "Perbaiki", "token": "satu"}
    assert client_of(danu).post(page, fields).status_code == 409


def test_who_may_only_prepare_is_told_so(client_of, world, page):
    world.appoint("wulan", "kasi_pd", kind="assistant")
    assert client_of(world.officer("wulan")).get(page).status_code == 403
