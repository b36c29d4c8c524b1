"""Many letters under one passphrase; what fails does not keep the others; nothing is kept of it."""

import logging

import pytest
from django.urls import reverse

from correspondence import signing_desk
from correspondence.actions import draft_reading
from correspondence.models import OutgoingLetter
from correspondence.queries import outgoing_many
from eoffice.errors import Unavailable
from tests.correspondence.key_room import PASSPHRASE
from tests.correspondence.sending_room import YEAR, approved, book_of, refreshed
from tests.correspondence.test_passphrase_stays import in_database, in_files

WRONG = "-".join(("salah", "penanda", "51d0"))  # nowhere whole in a file of ours


@pytest.fixture
def letters(world, dewi, eka):
    book_of(world)
    made = [approved(world, dewi, "kasi_bank") for _ in range(3)]
    open_all(eka)
    return made


def open_all(officer):
    """As if this officer had opened every letter as it is now."""
    for letter in OutgoingLetter.objects.all():
        draft_reading.see(letter.pk, by=officer)


def post(client, letters, word=PASSPHRASE):
    ticked = [f"{letter.pk}-1" for letter in letters]
    return client.post(reverse("outgoing:sign_many"), {"letters": ticked, "passphrase": word})


def states(letters):
    return [refreshed(letter).state for letter in letters]


def test_the_ticked_ones_are_signed(client_of, eka, signing_key, letters):
    answer = post(client_of(eka), letters[:2])
    assert [result.number for result in answer.context["results"]] == [f"S-1/{YEAR}", f"S-2/{YEAR}"]
    assert states(letters) == ["signed", "signed", "approved"]


def test_what_fails_does_not_keep_the_others(client_of, eka, signing_key, letters, monkeypatch):
    real = signing_desk.typeset

    def set_or_not(ticket, *how, **more):
        if ticket.letter_id == letters[0].pk:
            raise Unavailable
        return real(ticket, *how, **more)

    monkeypatch.setattr(signing_desk, "typeset", set_or_not)
    answer = post(client_of(eka), letters[:2])
    assert [bool(result.problem) for result in answer.context["results"]] == [True, False]
    assert states(letters) == ["approved", "signed", "approved"]


def test_a_wrong_passphrase_ends_it_at_once(client_of, eka, signing_key, letters, caplog):
    caplog.set_level(logging.DEBUG)
    answer = post(client_of(eka), letters, WRONG)
    assert len(answer.context["results"]) == 1 and set(states(letters)) == {"approved"}
    said = [answer.content.decode(), caplog.text, in_database(), in_files()]
    assert [place for place in said if WRONG in place] == []


def ticked_on(page):
    return [row.letter.pk for row in page.context["form"].rows if row.is_ticked]


def test_a_wrong_passphrase_costs_no_tick(client_of, eka, signing_key, letters):
    assert ticked_on(post(client_of(eka), letters[1:], WRONG)) == [one.pk for one in letters[1:]]


def test_a_forgotten_passphrase_costs_no_tick(client_of, eka, signing_key, letters):
    answer = post(client_of(eka), letters[:1], "")
    assert answer.status_code == 422 and ticked_on(answer) == [letters[0].pk]


def test_all_are_ticked_by_a_link_but_for_the_secret_ones(client_of, eka, signing_key, letters):
    OutgoingLetter.objects.filter(pk=letters[1].pk).update(security="rahasia")
    browser, url = client_of(eka), reverse("outgoing:sign_many")
    page = browser.get(url)
    assert ticked_on(page) == [] and "?all=1" in page.content.decode()
    everything = browser.get(url, {"all": 1})
    assert ticked_on(everything) == [letters[0].pk, letters[2].pk]
    assert "Surat rahasia dicentang satu per satu." in everything.content.decode()


def test_what_changed_since_is_not_signed(client_of, eka, signing_key, letters):
    OutgoingLetter.objects.filter(pk=letters[0].pk).update(version=2)
    assert post(client_of(eka), letters).status_code == 422
    assert set(states(letters)) == {"approved"}


def test_more_than_the_page_takes_are_told_of(client_of, eka, signing_key, letters, monkeypatch):
    monkeypatch.setattr(outgoing_many, "MOST_SIGNED", 2)
    page = client_of(eka).get(reverse("outgoing:sign_many")).content.decode()
    assert "2 surat pertama; selebihnya menyusul" in page
