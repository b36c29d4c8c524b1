"""Certified signatures through the gateway: what is sent, and every way in which it says no."""

from __future__ import annotations

import logging

import pytest

from correspondence import gateway
from eoffice.pdf import Hidden
from tests.correspondence import gateway_standin as standin

MARKER = "-".join(("marker", "7f3a"))  # nowhere whole in the source that a traceback shows


@pytest.fixture
def service(settings):
    """The stand-in, and an installation that knows it."""
    server = standin.Gateway()
    settings.SIGNING_GATEWAY_URL = server.url
    settings.SIGNING_GATEWAY_USER, settings.SIGNING_GATEWAY_PASSWORD = (
        standin.USER,
        standin.PASSWORD,
    )
    settings.SIGNING_GATEWAY_SECONDS = 1
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def letter(tmp_path):
    """What is to be signed."""
    path = tmp_path / "rahasia.pdf"
    path.write_bytes(b"%PDF-1.7 surat\r\n--x")
    return path


def sign(letter, *, nik: str = standin.NIK, word: str = standin.PASSPHRASE, at=None) -> str:
    """Send it to be signed."""
    return gateway.sign(letter, nik=nik, passphrase=Hidden(word), at=at)


def test_a_letter_is_sent_and_fetched_signed(service, letter, tmp_path):
    name = sign(letter)
    gateway.fetch(name, tmp_path / "signed.pdf")
    assert (tmp_path / "signed.pdf").read_bytes() == standin.SIGNED
    (form,) = service.forms
    assert form["file"] == letter.read_bytes() and form["tampilan"] == b"invisible"


def test_a_visible_one_says_where(service, letter):
    sign(letter, at=gateway.Appearance(1, 10, 20, 100, 50, "https://a.example/verify/x/"))
    (form,) = service.forms
    assert form["tampilan"] == b"visible" and form["linkQR"] == b"https://a.example/verify/x/"
    assert [form[name] for name in ("page", "xAxis", "yAxis")] == [b"1", b"10", b"20"]


def test_a_person_who_can_sign_is_let_through(service):
    gateway.check_person(standin.NIK)


@pytest.mark.parametrize(
    ("nik", "sentence"),
    [
        (standin.STRANGER, gateway.UNKNOWN_NIK),
        (standin.EXPIRED_NIK, gateway.EXPIRED),
        ("123", gateway.BAD_NIK),
        ("../../admin/user", gateway.BAD_NIK),
    ],
)
def test_a_person_who_cannot_sign_is_told_why(service, nik, sentence):
    with pytest.raises(gateway.GatewayRefused, match=str(sentence)):
        gateway.check_person(nik)


def test_a_wrong_passphrase_is_told(service, letter):
    with pytest.raises(gateway.GatewayRefused, match=str(gateway.WRONG_PASSPHRASE)):
        sign(letter, word="salah")


def test_a_stranger_is_told(service, letter):
    with pytest.raises(gateway.GatewayRefused, match=str(gateway.UNKNOWN_NIK)):
        sign(letter, nik=standin.STRANGER)


def test_a_wrong_account_of_ours_is_no_fault_of_the_signer(service, letter, settings):
    settings.SIGNING_GATEWAY_PASSWORD = "lama"
    with pytest.raises(gateway.GatewayDown, match=str(gateway.OUR_ACCOUNT)):
        sign(letter)


@pytest.mark.parametrize("mood", ["slow", "elsewhere", "500", "200", "400"])
def test_trouble_while_signing_is_sent_once_only(service, letter, mood):
    service.mood = mood
    with pytest.raises(gateway.GatewayDown):
        sign(letter)
    assert service.asked == ["POST /api/sign/pdf"]


@pytest.mark.parametrize(
    ("mood", "times"), [("cut", gateway.TRIES), ("500", gateway.TRIES), ("200", 1)]
)
def test_what_is_no_signed_pdf_is_not_kept(service, tmp_path, mood, times):
    service.mood = mood
    with pytest.raises(gateway.GatewayDown):
        gateway.fetch("abc-123", tmp_path / "signed.pdf")
    assert not (tmp_path / "signed.pdf").exists()
    assert len(service.asked) == times


def test_fetching_is_tried_again(service, tmp_path):
    service.fails_left = 2
    gateway.fetch("abc-123", tmp_path / "signed.pdf")
    assert (tmp_path / "signed.pdf").exists()


def test_a_service_that_is_away_is_told(service, letter, settings):
    settings.SIGNING_GATEWAY_URL = "http://127.0.0.1:9"
    with pytest.raises(gateway.GatewayDown):
        sign(letter)


@pytest.mark.parametrize("mood", ["", "500", "200", "slow"])
def test_neither_passphrase_nor_nik_shows(service, letter, caplog, mood):
    caplog.set_level(logging.DEBUG)
    service.mood = mood
    with pytest.raises((gateway.GatewayDown, gateway.GatewayRefused)) as error:
        sign(letter, nik=standin.STRANGER, word=MARKER)
    said = f"{error.value!r} {error.getrepr(style='native')} {caplog.text}"
    assert MARKER not in said and standin.STRANGER not in said


def test_it_is_off_by_default(settings):
    assert not gateway.is_on()


def test_a_quota_that_is_used_up_is_told(service, letter, monkeypatch):
    said = {"status_code": 2061, "error": "Kuota tanda tangan habis"}
    monkeypatch.setattr(standin.Handler, "do_POST", lambda handler: handler._say(400, said))
    with pytest.raises(gateway.GatewayRefused, match=str(gateway.NO_QUOTA)):
        sign(letter)


def test_a_service_with_too_much_to_do_is_asked_later(service, letter):
    service.mood = "429"
    with pytest.raises(gateway.GatewayDown, match=str(gateway.BUSY)):
        sign(letter)
