"""A form about a branch that is sent twice acts once, and both clicks get one answer.

The first click may have changed what the form offers, or taken the branch out of sight.
"""

import pytest
from django.urls import reverse

from disposition import actions
from tests.disposition.letters import branch_before, disposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(world, arunika):
    """A letter that the head gave to the bank section."""
    return disposed(world, arunika, "kasi_bank")


@pytest.fixture
def branch(world, letter):
    return branch_before(world, "kasi_bank", letter)


@pytest.fixture
def twice(client_of):
    """`twice(who, verb, pk, **typed)`: where a double click leads, both times."""

    def clicked(who, verb, pk, **typed):
        client, address = client_of(who), reverse(f"disposition:{verb}", args=[pk])
        answers = [client.post(address, typed | {"token": "once"}) for _ in range(2)]
        return [(answer.status_code, answer.get("Location")) for answer in answers]

    return clicked


@pytest.fixture
def to_the_letter(letter):
    """Both clicks lead back to it."""
    return [(302, reverse("pages:letter", args=[letter.pk]))] * 2


def test_giving_back(twice, branch, eka, to_the_letter):
    assert twice(eka, "decline", branch.pk, reason="Bukan kami.") == to_the_letter


def test_sending_elsewhere(world, twice, branch, arunika, eka, to_the_letter):
    actions.decline(branch.pk, "Bukan kami.", by=eka)
    to = world.seats["kasi_pd"].pk
    assert twice(arunika, "send-elsewhere", branch.pk, to=to) == to_the_letter


def test_reassigning(world, twice, branch, arunika, eka, to_the_letter):
    actions.mark_read(branch.pk, by=eka)
    typed = {"to": world.seats["kasi_pd"].pk, "reason": "Lebih tepat."}
    assert twice(arunika, "reassign", branch.pk, **typed) == to_the_letter


def test_adding_receivers(world, twice, branch, arunika, to_the_letter):
    to = [world.seats["kasi_pd"].pk]
    assert twice(arunika, "add_receivers", branch.sheet_id, to=to) == to_the_letter


@pytest.fixture
def too_early(monkeypatch):
    """The second click comes while the first is at work: it looks once, and is not done yet."""
    look, looks = actions.letter_of_click, iter([True])

    def letter_of_click(token, *, by):
        is_early = next(looks, False)
        return None if is_early else look(token, by=by)

    def set_out():
        monkeypatch.setattr("disposition.views.uploads.actions.letter_of_click", letter_of_click)

    return set_out


def test_a_click_during_the_first_one(too_early, client_of, branch, eka, letter):
    address = reverse("disposition:decline", args=[branch.pk])
    typed = {"reason": "Bukan kami.", "token": "once"}
    client_of(eka).post(address, typed)
    too_early()
    second = client_of(eka).post(address, typed)
    assert (second.status_code, second.url) == (302, reverse("pages:letter", args=[letter.pk]))


def test_the_token_of_somebody_else_opens_nothing(twice, branch, eka, danu):
    twice(eka, "decline", branch.pk, reason="Bukan kami.")
    assert twice(danu, "decline", branch.pk, reason="Bukan kami.") == [(404, None)] * 2
