"""At the bulk desk and on the way to the signing service a passphrase is kept nowhere either."""

from __future__ import annotations

import logging

import pytest
from django.urls import reverse

from correspondence.actions import keys
from correspondence.models import Signature
from eoffice import pdf
from tests.correspondence import gateway_standin as standin
from tests.correspondence.leaks import MARKER, in_database, in_files, in_keepers, in_processes
from tests.correspondence.sending_room import approved, book_of
from tests.pdf import signing

NIK = "-".join(("3171", "0101", "0180", "7777")).replace("-", "")  # nowhere whole in our files
PROVIDER = "BSrE Rekaan"


@pytest.fixture
def service(settings, monkeypatch, tmp_path):
    server = standin.Gateway()
    monkeypatch.setattr(standin, "PASSPHRASE", MARKER)
    monkeypatch.setitem(standin.PEOPLE, NIK, standin.PEOPLE[standin.NIK])
    settings.SIGNING_GATEWAY_URL, settings.SIGNING_GATEWAY_SECONDS = server.url, 5
    settings.SIGNING_GATEWAY_USER = standin.USER
    settings.SIGNING_GATEWAY_PASSWORD = standin.PASSWORD

    def pen(content: bytes) -> bytes:
        (tmp_path / "in.pdf").write_bytes(content)
        order = signing.order(PROVIDER)
        return pdf.sign(tmp_path / "in.pdf", tmp_path / "out.pdf", order).read_bytes()

    server.pen = pen
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def letters(world, dewi):
    book_of(world)
    return [approved(world, dewi, "kasi_bank") for _ in range(2)]


def places(caplog) -> dict[str, str]:
    """Everything that is left behind."""
    return {
        "log": caplog.text,
        "files": in_files(),
        "rows": in_database(),
        "processes": in_processes(),
        "keepers": in_keepers(),
    }


def leaks(found: dict[str, str], *words: str) -> list[str]:
    """Where one of these words stands."""
    return [place for place, said in found.items() if any(word in said for word in words)]


def test_the_gateway_leaves_nothing_behind(client_of, eka, letters, service, caplog):
    caplog.set_level(logging.DEBUG)
    browser, url = client_of(eka), reverse("outgoing:gateway", args=[letters[0].pk])
    form = {"version": 1, "nik": NIK, "passphrase": f"{MARKER}-salah"}
    pages = browser.post(url, form).content.decode()
    service.mood = "500"
    pages += browser.post(url, form | {"passphrase": MARKER}).content.decode()
    service.mood = ""
    assert browser.post(url, form | {"passphrase": MARKER}).status_code == 302
    assert Signature.objects.get().level == "certified"
    assert leaks(places(caplog) | {"pages": pages}, MARKER) == []
    in_its_field = f'value="{NIK}"'  # shown again to who typed it
    assert leaks(places(caplog) | {"pages": pages.replace(in_its_field, "")}, NIK) == []


def test_the_bulk_desk_leaves_nothing_behind(client_of, eka, letters, cheap, caplog):
    caplog.set_level(logging.DEBUG)
    keys.make(pdf.Hidden(MARKER), by=eka)
    browser, url = client_of(eka), reverse("outgoing:sign_many")
    for letter in letters:
        browser.get(reverse("outgoing:sign", args=[letter.pk]))
    form = {"letters": [f"{letter.pk}-1" for letter in letters]}
    pages = browser.post(url, form | {"passphrase": f"{MARKER}-salah"}).content.decode()
    pages += browser.post(url, form | {"passphrase": MARKER}).content.decode()
    assert Signature.objects.count() == 2
    assert leaks(places(caplog) | {"pages": pages}, MARKER) == []
