"""A page that somebody left open while the draft went on: it says so, and keeps what he wrote."""

import pytest
from django.urls import reverse

from correspondence.actions import reviewing
from tests.correspondence.drafts import draft_by, kind_of
from tests.correspondence.sending_room import approved, book_of, signed

WROTE = "Kalimat kedua perlu diperbaiki"


def url_of(verb, letter):
    return reverse(f"outgoing:{verb}", args=[letter.pk])


@pytest.mark.parametrize(("verb", "field"), [("send_back", "reason"), ("approve", "note")])
def test_a_decision_that_comes_too_late_comes_back(verb, field, client_of, world, citra, danu):
    draft = draft_by(citra, kind_of(world))
    reviewing.submit(draft.pk, by=citra)
    reviewing.approve(draft.pk, by=danu, version=1)
    data = {"version": 1, "token": "dua", field: WROTE}
    answer = client_of(danu).post(url_of(verb, draft), data)
    assert answer.status_code == 409 and WROTE in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("verb", "who"), [("cancel", "dewi"), ("refuse", "eka")])
def test_a_signed_letter_is_neither_given_up_nor_refused(
    verb, who, method, client_of, world, dewi, eka
):
    book_of(world)
    letter = signed(approved(world, dewi, "kasi_bank"), eka)
    client = client_of(world.officer(who))
    answer = getattr(client, method)(url_of(verb, letter), {"reason": WROTE, "token": "tiga"})
    assert answer.status_code == 409
    assert (WROTE in answer.content.decode()) is (method == "post")
