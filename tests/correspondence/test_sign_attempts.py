"""An attempt at signing that fails, is cut off or comes too late loses nothing."""

from datetime import timedelta

import pytest

from correspondence import signing_desk
from correspondence.actions import outgoing_numbers, signing
from correspondence.models import RegisterEntry, Signature
from eoffice import clock, pdf
from eoffice.errors import Unavailable, WrongState
from tests.correspondence.key_room import hidden
from tests.correspondence.sending_room import approved, book_of, bytes_of, refreshed, signed


@pytest.fixture
def letter(world, dewi):
    book_of(world, reset="month")
    return approved(world, dewi, "kasi_bank")


def begun(letter, by):
    return signing.begin(letter.pk, by=by, version=1)


def later(monkeypatch, **by):
    """The office's clock goes on."""
    moment = clock.now() + timedelta(**by)
    monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.mark.parametrize("error", [pdf.WorkFailed("x"), OSError("full"), Unavailable()])
def test_a_failure_in_between_keeps_the_number(error, letter, eka, signing_key, monkeypatch):
    def fails(*_args, **_more):
        raise error

    monkeypatch.setattr(signing_desk, "typeset", fails)
    with pytest.raises(Unavailable):
        signing_desk.sign(letter.pk, by=eka, version=1, passphrase=hidden())
    assert refreshed(letter).state == "approved"
    first = RegisterEntry.objects.get()
    assert (first.state, begun(letter, eka).entry_id) == ("reserved", first.pk)


def test_what_a_crash_left_is_released_after_its_lease(letter, eka):
    ticket = begun(letter, eka)
    assert signing.release_stuck() == 0
    assert signing.release_stuck(now=clock.now() + signing.LEASE * 2) == 1
    assert refreshed(letter).state == "approved"
    assert begun(letter, eka).number == ticket.number


def test_who_comes_back_too_late_signs_nothing(letter, eka):
    ticket = begun(letter, eka)
    signing.release_stuck(now=clock.now() + signing.LEASE * 2)
    begun(letter, eka)
    with pytest.raises(WrongState):
        signing.finish(ticket, bytes_of("late"), by=eka)
    signing.fail(ticket)
    assert refreshed(letter).state == "signing" and not Signature.objects.exists()


def test_a_number_whose_period_ended_is_void_and_a_new_one_taken(letter, eka, monkeypatch):
    signing.fail(begun(letter, eka))
    later(monkeypatch, days=40)
    ticket = begun(letter, eka)
    old, new = RegisterEntry.objects.order_by("pk")
    assert (old.state, new.state) == ("void", "reserved") and old.void_reason
    assert new.pk == ticket.entry_id and new.number == 1 and old.number == 1


def test_a_number_dated_back_survives_its_period(letter, eka, hadi, monkeypatch):
    block = outgoing_numbers.set_aside(
        outgoing_numbers.book_for(letter).pk, 1, by=hadi, purpose="backdate",
        day=clock.today("Asia/Jakarta") - timedelta(days=2), reason="Sisipan",
    )  # fmt: skip
    outgoing_numbers.date_back(block[0].pk, letter.pk, by=hadi, reason="Rapat")
    later(monkeypatch, days=40)
    done = signed(letter, eka)
    assert refreshed(done).letter_date == block[0].dated
    assert RegisterEntry.objects.get().state == "used"


def test_one_attempt_at_a_time(letter, eka):
    begun(letter, eka)
    with pytest.raises(WrongState):
        begun(letter, eka)
