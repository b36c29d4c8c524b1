"""Fifty letters signed in one instant, over three books: every number once, and none missing."""

from collections.abc import Callable

import pytest

from correspondence.actions import drafting, signing
from correspondence.actions.drafting import DraftData
from correspondence.models import NumberSeries, OutgoingLetter, Register, RegisterEntry
from correspondence.models.locking import LockingQuerySet
from correspondence.verify import numbers_are_complete, signed_letters_are_whole
from tests.correspondence.sending_room import approve, book_of, bytes_of, kind_of
from tests.races.together import at_once, done
from tests.world import World, build_world

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
LETTERS, KINDS = 50, ("S", "ND", "UND")


@pytest.fixture
def letters() -> tuple[World, list[OutgoingLetter]]:
    """Approved letters of three types, each type with a book of its own."""
    world = build_world()
    dewi, seat = world.officer("dewi"), world.seats["kasi_bank"].pk
    for code in KINDS:
        book_of(world, code=code).types.add(kind_of(world, code=code))
    made = []
    for n in range(LETTERS):
        kind = kind_of(world, code=KINDS[n % len(KINDS)])
        made.append(approve(drafting.start(DraftData(kind.pk, signer_id=seat), by=dewi)))
    return world, made


def sign_all(world: World, letters: list[OutgoingLetter]) -> list[object]:
    """Both transactions of each, with the slow work cut short; every second one fails once."""
    eka = world.officer("eka")

    def act(n: int, letter: OutgoingLetter) -> Callable[[], object]:
        def sign() -> object:
            ticket = signing.begin(letter.pk, by=eka, version=letter.version)
            if n % 2:
                signing.fail(ticket, by=eka)
                ticket = signing.begin(letter.pk, by=eka, version=letter.version)
            return signing.finish(ticket, bytes_of(ticket.number), by=eka)

        return sign

    return at_once(*(act(n, letter) for n, letter in enumerate(letters)))


def numbers_of(book: Register) -> list[int]:
    return list(RegisterEntry.objects.filter(register=book).values_list("number", flat=True))


def test_fifty_signatures_over_three_books_leave_no_gap(letters):
    world, waiting = letters
    assert done(sign_all(world, waiting)) == LETTERS
    for book in Register.objects.all():
        assert sorted(numbers_of(book)) == list(range(1, len(numbers_of(book)) + 1))
    assert RegisterEntry.objects.filter(state="used").count() == LETTERS
    assert not [*numbers_are_complete(), *signed_letters_are_whole()]


def test_without_the_lock_they_do_collide(letters, monkeypatch):
    """Keeps the test above honest: the constraint then refuses the second of two."""
    world, waiting = letters
    locked = LockingQuerySet.locked

    def unlocked(self: LockingQuerySet, pk: int) -> object:
        return self.get(pk=pk) if self.model is NumberSeries else locked(self, pk)

    monkeypatch.setattr(LockingQuerySet, "locked", unlocked)
    assert done(sign_all(world, waiting)) < LETTERS
