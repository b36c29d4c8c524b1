"""The desk from which one acts: in the session, switchable, never somebody else's."""

import pytest
from django.urls import reverse

SWITCH = "/desk/"


@pytest.fixture
def danu_twice(world):
    world.appoint("danu", "kasi_bank", "plh", in_place_of=world.users["eka"])
    return world.officer("danu")


def officer_in(answer):
    return answer.wsgi_request.officer


def test_a_person_begins_at_the_own_desk(client_of, danu_twice):
    browser = client_of(danu_twice)
    assert officer_in(browser.get("/healthz")).label.endswith("Kasi Pencairan Dana")


def test_the_switch_is_kept_in_the_session(client_of, danu_twice, world):
    browser = client_of(danu_twice)
    answer = browser.post(SWITCH, {"desk": world.seats["kasi_bank"].pk, "next": "/healthz"})
    assert answer.url == "/healthz"
    assert officer_in(browser.get("/healthz")).desk.in_place_of_name == "Eka Rekaanto"


@pytest.mark.parametrize("desk", ["", "0", "abc"])
def test_a_desk_of_somebody_else_is_refused(client_of, danu_twice, desk):
    assert client_of(danu_twice).post(SWITCH, {"desk": desk}).status_code == 403


def test_a_desk_that_ended_is_left(client_of, danu_twice, world):
    browser = client_of(danu_twice.at(world.seats["kasi_bank"].pk))
    world.seats["kasi_bank"].assignments.filter(kind="plh").update(active=False)
    assert officer_in(browser.get("/healthz")).desk.title == "Kasi Pencairan Dana"


def test_the_way_back_stays_on_the_site(client_of, danu_twice, world):
    form = {"desk": world.seats["kasi_bank"].pk, "next": "https://elsewhere.example/"}
    assert client_of(danu_twice).post(SWITCH, form).url == "/"


def test_a_look_does_not_switch(client_of, danu_twice):
    assert client_of(danu_twice).get(SWITCH).status_code == 405


def test_strangers_have_no_officer(client, db):
    assert officer_in(client.get("/healthz")) is None
    assert client.post(SWITCH).status_code == 302


def test_the_page_speaks_the_persons_language(client_of, hadi, world):
    type(world.users["hadi"]).objects.filter(username="hadi").update(language="en")
    page = client_of(hadi).get(reverse("organization:acting"))
    assert b'lang="en"' in page.content and b"Acting officials" in page.content
