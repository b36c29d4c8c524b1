"""Every address of signing, sending and the outgoing books answers every role as the table says."""

import pytest
from django.urls import reverse

from correspondence import signing_desk
from correspondence.actions import dispatching
from correspondence.models import Delivery
from tests.correspondence.sending_room import approved, book_of, signed
from tests.sending.role_table import ROLE_TABLE, ROLES


@pytest.fixture
def thing(world, dewi, eka, monkeypatch):
    """What the address is about, made when it is asked for."""
    book = book_of(world)
    monkeypatch.setattr(signing_desk, "print_of", lambda *made: b"%PDF-")

    def made(kind):
        if kind in ("", "book"):
            return book.pk
        letter = approved(world, dewi, "kasi_bank")
        if kind == "to_sign":
            return letter.pk
        letter = signed(letter, eka)
        if kind == "delivery":
            dispatching.dispatch(letter.pk, by=dewi)
            return Delivery.objects.get().pk
        return letter.verify_code if kind == "code" else letter.pk

    return made


@pytest.mark.parametrize("role", range(len(ROLES)), ids=[str(role) for role in ROLES])
@pytest.mark.parametrize("name", ROLE_TABLE)
def test_the_answer(name, role, thing, client, client_of, request):
    method, answers, kind, typed = ROLE_TABLE[name]
    url = reverse(name, args=[thing(kind)] if kind else [])
    browser = client_of(request.getfixturevalue(ROLES[role])) if ROLES[role] else client
    answer = browser.get(url) if method == "get" else browser.post(url, typed)
    assert answer.status_code == answers[role]
    if not ROLES[role] and answers[role] == 302:
        assert "/accounts/login" in answer.url
