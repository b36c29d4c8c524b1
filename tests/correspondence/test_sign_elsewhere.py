"""A certified signature: the letter waits with the service, and nothing is lost on the way."""

import pytest
from django.urls import reverse

from correspondence import gateway, gateway_desk, signing_desk
from correspondence.models import RegisterEntry, Signature
from eoffice.documents import vault
from tests.correspondence import gateway_standin as standin
from tests.correspondence.sending_room import approved, book_of, refreshed


@pytest.fixture
def service(settings):
    server = standin.Gateway()
    settings.SIGNING_GATEWAY_URL = server.url
    settings.SIGNING_GATEWAY_USER = standin.USER
    settings.SIGNING_GATEWAY_PASSWORD = standin.PASSWORD
    settings.SIGNING_GATEWAY_SECONDS = 1
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def letter(world, dewi, service, monkeypatch):
    book_of(world)

    def typeset(ticket, block, folder, **_how):
        (folder / "letter.pdf").write_bytes(b"%PDF-1.7 " + ticket.number.encode())
        return folder / "letter.pdf"

    monkeypatch.setattr(signing_desk, "typeset", typeset)
    return approved(world, dewi, "kasi_bank")


def post(client, letter, nik=standin.NIK, word=standin.PASSPHRASE):
    url = reverse("outgoing:gateway", args=[letter.pk])
    return client.post(url, {"version": 1, "nik": nik, "passphrase": word})


def test_it_comes_back_signed(client_of, eka, letter):
    post(client_of(eka), letter)
    signature = Signature.objects.get()
    assert (refreshed(letter).state, signature.level) == ("signed", "certified")
    content = vault.open_original(signature.file.key, signature.sha256).read()
    assert content == standin.SIGNED


@pytest.mark.parametrize("how", [{"word": "salah"}, {"nik": standin.EXPIRED_NIK}])
def test_a_refusal_keeps_the_letter(how, client_of, eka, letter):
    answer = post(client_of(eka), letter, **how)
    assert answer.status_code == 422 and refreshed(letter).state == "approved"
    assert "salah" not in answer.content.decode().replace("kesalahan", "")
    post(client_of(eka), letter)
    assert RegisterEntry.objects.get().state == "used"


def test_a_lost_line_after_signing_loses_nothing(client_of, eka, letter, monkeypatch):
    def lost(name, out):
        raise gateway.GatewayDown

    with monkeypatch.context() as cut:
        cut.setattr(gateway, "fetch", lost)
        assert post(client_of(eka), letter).status_code == 503
    assert refreshed(letter).state == "awaiting_gateway"
    assert refreshed(letter).gateway_document
    gateway_desk.fetch(letter.pk, by=eka)
    assert refreshed(letter).state == "signed"


def test_it_can_be_taken_from_the_service(client_of, eka, letter, monkeypatch):
    monkeypatch.setattr(gateway_desk, "_fetched", lambda *a: None)
    post(client_of(eka), letter)
    client_of(eka).post(reverse("outgoing:gateway_withdraw", args=[letter.pk]))
    assert refreshed(letter).state == "approved"
    assert RegisterEntry.objects.get().state == "reserved"
