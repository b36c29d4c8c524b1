"""A certified signature: the letter waits with the service, and nothing is lost on the way."""

import tempfile
from pathlib import Path

import pytest
from django.urls import reverse

from correspondence import gateway, gateway_desk
from correspondence.models import RegisterEntry, Signature
from eoffice import pdf
from eoffice.documents import vault
from eoffice.documents.models import StoredFile
from tests.correspondence import gateway_standin as standin
from tests.correspondence.sending_room import approved, book_of, refreshed
from tests.pdf import signing

PROVIDER = "BSrE Rekaan"


@pytest.fixture
def service(settings, pen):
    server = standin.Gateway()
    server.pen = pen
    settings.SIGNING_GATEWAY_URL = server.url
    settings.SIGNING_GATEWAY_USER = standin.USER
    settings.SIGNING_GATEWAY_PASSWORD = standin.PASSWORD
    settings.SIGNING_GATEWAY_SECONDS = 5
    settings.SIGNING_CERTIFIED_ROOTS = signing.root(PROVIDER).pem
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def pen(tmp_path):
    """Signs as the provider does."""

    def sign(content: bytes, provider: str = PROVIDER) -> bytes:
        (tmp_path / "in.pdf").write_bytes(content)
        made = pdf.sign(tmp_path / "in.pdf", tmp_path / "out.pdf", signing.order(provider))
        return made.read_bytes()

    return sign


@pytest.fixture
def letter(world, dewi, service):
    book_of(world)
    return approved(world, dewi, "kasi_bank")


def post(client, letter, nik=standin.NIK, word=standin.PASSPHRASE):
    url = reverse("outgoing:gateway", args=[letter.pk])
    return client.post(url, {"version": 1, "nik": nik, "passphrase": word})


def test_it_comes_back_signed(client_of, eka, letter, service):
    post(client_of(eka), letter)
    signature = Signature.objects.get()
    assert (refreshed(letter).state, signature.level) == ("signed", "certified")
    content = vault.open_original(signature.file.key, signature.sha256).read()
    assert content == service.hands_out
    assert signature.certificate_serial


@pytest.mark.parametrize("how", [{"word": "salah"}, {"nik": standin.EXPIRED_NIK}])
def test_a_refusal_keeps_the_letter(how, client_of, eka, letter):
    answer = post(client_of(eka), letter, **how)
    assert answer.status_code == 422 and refreshed(letter).state == "approved"
    page = answer.content.decode()
    assert "salah" not in page.replace("kesalahan", "")
    assert f'value="{how.get("nik", standin.NIK)}"' in page  # only the passphrase is typed anew
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


def half(content: bytes, _pen) -> bytes:
    return content[: len(content) // 2]


def altered(content: bytes, _pen) -> bytes:
    return content.replace(b"/Type /Page", b"/Type /Pbge", 1)


def not_signed(_content: bytes, _pen) -> bytes:
    return b"%PDF-1.7 /ByteRange %%EOF"


def another_letter(_content: bytes, pen) -> bytes:
    page = pdf.typeset("slip", {}, Path(tempfile.mkdtemp()) / "slip.pdf")
    return pen(page.read_bytes())


def another_authority(content: bytes, pen) -> bytes:
    plain = content[: content.index(b"%%EOF") + 6]
    return pen(plain, signing.OURS)


@pytest.mark.parametrize("wrong", [half, altered, not_signed, another_letter, another_authority])
def test_what_is_not_this_letter_validly_signed_is_not_kept(
    wrong, client_of, eka, letter, service, pen
):
    service.pen = lambda content: wrong(pen(content), pen)
    assert post(client_of(eka), letter).status_code == 503
    assert refreshed(letter).state == "awaiting_gateway" and not Signature.objects.exists()
    assert not StoredFile.objects.exists()
    service.hands_out = pen(service.forms[-1]["file"])
    gateway_desk.fetch(letter.pk, by=eka)
    assert refreshed(letter).state == "signed"
