"""In an organisation of thousands, who acts is typed and found."""

from datetime import timedelta

import pytest
from django.urls import reverse

from eoffice import clock
from eoffice.organization import forms
from eoffice.organization.models import Assignment

APPOINT = reverse("organization:acting_appoint")


@pytest.fixture
def many(monkeypatch):
    monkeypatch.setattr(forms, "MOST_OFFERED", 3)


@pytest.fixture
def appoint(many, world, client_of, hadi):
    """Enter that somebody acts for the head of Bank, by the words typed."""
    today = clock.today("Asia/Jakarta")

    def typed(words):
        data = {"position_id": world.seats["kasi_bank"].pk, "user_id": words, "kind": "plh"}
        data |= {"starts": today, "ends": today + timedelta(days=2), "decree_number": "ST-7"}
        return client_of(hadi).post(APPOINT, data)

    return typed


@pytest.mark.parametrize("words", ["Danu Umpamawan · danu", "umpamawan danu", "danu"])
def test_words_that_mean_one_person_are_enough(appoint, world, words):
    assert appoint(words).status_code == 302
    assert Assignment.objects.filter(user=world.users["danu"], kind="plh").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [("um", "Danu Umpamawan · danu"), ("zzz", "Tidak ada"), ("bagas", "Tidak ada")],
)
def test_what_is_not_one_person_of_the_organisation_is_told(appoint, words, said):
    answer = appoint(words)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors["user_id"])


def test_the_page_holds_a_box_and_no_list(many, client_of, hadi):
    page = client_of(hadi).get(APPOINT).content.decode()
    assert reverse("organization:people") in page and ">Danu Umpamawan</option>" not in page


def test_names_are_suggested_from_the_own_organisation(client_of, hadi, world):
    url = reverse("organization:people")
    assert "Danu Umpamawan" in client_of(hadi).get(url, {"q": "umpa"}).content.decode()
    assert "Bagas" not in client_of(hadi).get(url, {"q": "bagas"}).content.decode()
