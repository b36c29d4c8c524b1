"""What the addresses of signing and sending are about, made when it is asked for."""

import pytest

from correspondence import authority, signing_desk
from correspondence.actions import dispatching
from correspondence.models import Delivery
from tests.correspondence.sending_room import approved, book_of, signed


@pytest.fixture
def thing(world, dewi, eka, monkeypatch):
    """The letter, delivery, book, authority or code of an address."""
    book = book_of(world)
    monkeypatch.setattr(signing_desk, "print_of", lambda *made: b"%PDF-")

    def made(kind):
        if kind in ("", "book"):
            return book.pk
        if kind == "authority":
            return authority.in_force().serial
        letter = approved(world, dewi, "kasi_bank")
        if kind == "to_sign":
            return letter.pk
        letter = signed(letter, eka)
        if kind == "delivery":
            dispatching.dispatch(letter.pk, by=dewi)
            return Delivery.objects.get().pk
        return letter.verify_code if kind == "code" else letter.pk

    return made
