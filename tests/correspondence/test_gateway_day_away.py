"""The service is away for a day: nothing is lost, and number and date keep their rules."""

from datetime import UTC, datetime, timedelta

import pytest

from correspondence import gateway, gateway_desk
from correspondence.actions import gateway_signing, signing
from correspondence.models import RegisterEntry, Signature
from correspondence.outgoing_states import Reset
from eoffice import clock
from eoffice.errors import OfficeError
from eoffice.pdf import Hidden
from tests.correspondence import gateway_standin as standin
from tests.correspondence.sending_room import approved, book_of, refreshed
from tests.correspondence.test_sign_elsewhere import pen, service  # noqa: F401 - fixtures

DAY, YEAR = timedelta(days=1), clock.now().year
LAST = datetime(YEAR, 12, 31, 15, 30, tzinfo=UTC)  # 22.30 in Jakarta
AMIDST = datetime(YEAR, 12, 16, 15, 30, tzinfo=UTC)


@pytest.fixture
def letter(world, dewi):
    return approved(world, dewi, "kasi_bank")


@pytest.fixture
def goes_away(service, monkeypatch):  # noqa: F811
    """Somebody signs; from this question on the service says nothing but 503."""

    def sign_until(when, letter, by):
        def away(*args, **how):
            service.mood = "503"
            return real(*args, **how)

        real = getattr(gateway, when)
        with monkeypatch.context() as cut:
            cut.setattr(gateway, when, away)
            with pytest.raises(OfficeError):
                sign(letter, by)

    return sign_until


def sign(letter, by):
    word = Hidden(standin.PASSPHRASE)
    return gateway_desk.sign(letter.pk, by=by, version=1, nik=standin.NIK, passphrase=word)


def a_day_passes(service, trying):  # noqa: F811
    """It is tried in vain, and the sweepers run; then the service is back."""
    for _hour in range(3):
        with clock.moved_to(clock.now() + DAY / 2):
            with pytest.raises(OfficeError):
                trying()
            gateway_signing.release_stuck()
            signing.release_stuck()
    service.mood = ""


@pytest.mark.parametrize(
    ("reset", "at", "lives"),
    [
        (Reset.YEAR, AMIDST, True),
        (Reset.MONTH, AMIDST, True),
        (Reset.DAY, AMIDST, False),
        (Reset.YEAR, LAST, False),
    ],
)
def test_before_it_signed_a_number_lives_as_long_as_its_period(
    reset, at, lives, world, letter, eka, goes_away, service  # noqa: F811
):  # fmt: skip
    book_of(world, reset=reset)
    with clock.moved_to(at):
        goes_away("sign", letter, eka)
        assert refreshed(letter).state == "approved"
        a_day_passes(service, lambda: sign(letter, eka))
    with clock.moved_to(at + DAY):
        sign(letter, eka)
    entries = list(RegisterEntry.objects.order_by("pk"))
    assert [entry.state for entry in entries] == (["used"] if lives else ["void", "used"])
    assert refreshed(letter).letter_date == at.date() + (timedelta() if lives else DAY)
    assert all(entry.void_reason for entry in entries if entry.state == "void")


@pytest.mark.parametrize("reset", [Reset.YEAR, Reset.DAY])
def test_after_it_signed_the_file_is_fetched_with_its_number_and_date(
    reset, world, letter, eka, goes_away, service  # noqa: F811
):  # fmt: skip
    book_of(world, reset=reset)
    with clock.moved_to(LAST):
        goes_away("fetch", letter, eka)
        a_day_passes(service, lambda: gateway_desk.fetch(letter.pk, by=eka))
        assert refreshed(letter).state == "awaiting_gateway"
    with clock.moved_to(LAST + DAY):
        gateway_desk.fetch(letter.pk, by=eka)
    signed, entry = refreshed(letter), RegisterEntry.objects.get()
    assert (signed.state, signed.letter_date) == ("signed", LAST.date())
    assert (entry.state, entry.rendered) == ("used", signed.agenda_number)
    assert Signature.objects.get().level == "certified" and len(service.forms) == 1


def test_nobody_else_takes_its_number_meanwhile(
    world, letter, dewi, eka, goes_away, service  # noqa: F811
):  # fmt: skip
    book_of(world)
    other = approved(world, dewi, "kasi_bank")
    goes_away("fetch", letter, eka)
    waiting = service.hands_out
    service.mood = ""
    sign(other, eka)
    service.hands_out = waiting
    gateway_desk.fetch(letter.pk, by=eka)
    numbers = {refreshed(one).agenda_number for one in (letter, other)}
    assert len(numbers) == 2 and RegisterEntry.objects.filter(state="used").count() == 2
