"""Whoever checks with a program of his own gets the authority and what it took out of force."""

import subprocess

import pytest
from cryptography import x509
from django.urls import reverse

from correspondence.actions import keys
from correspondence.models import CertificateAuthority, SigningKey
from tests.correspondence.key_room import OTHER, hidden


@pytest.fixture
def files(client, signing_key, tmp_path):
    """Fetched by somebody who is not signed in: both files on disk, and what they say."""

    def fetch():
        serial = CertificateAuthority.objects.get().serial
        for name, ending in (("authority", "crt"), ("revoked", "crl")):
            answer = client.get(reverse(f"verify:{name}", args=[serial]))
            (tmp_path / f"ours.{ending}").write_bytes(answer.content)
        return tmp_path / "ours.crt", tmp_path / "ours.crl"

    return fetch


def listed(path):
    return {f"{row.serial_number:x}" for row in x509.load_der_x509_crl(path.read_bytes())}


def test_a_revoked_key_is_on_the_list_and_a_replaced_one_is_not(files, eka, signing_key):
    assert listed(files()[1]) == set()
    newer = keys.make(hidden(OTHER), by=eka)
    assert listed(files()[1]) == set()
    keys.revoke("Ponsel hilang", by=eka)
    assert listed(files()[1]) == {newer.serial} and newer.serial != signing_key.serial


def test_another_program_believes_the_list(files, eka, signing_key, tmp_path):
    keys.revoke("Ponsel hilang", by=eka)
    root, crl = files()
    said = ["openssl", "crl", "-in", crl, "-inform", "DER", "-CAfile", root, "-noout", "-text"]
    done = subprocess.run(said, capture_output=True, text=True, check=True)
    assert "verify OK" in done.stderr + done.stdout
    pem = tmp_path / "crl.pem"
    subprocess.run([*said[:6], "-out", pem], check=True, capture_output=True)
    (tmp_path / "key.pem").write_text(SigningKey.objects.get().certificate)
    asks = ["openssl", "verify", "-crl_check", "-CAfile", root, "-CRLfile", pem]
    found = subprocess.run([*asks, tmp_path / "key.pem"], capture_output=True, text=True)
    assert "certificate revoked" in found.stderr


@pytest.mark.parametrize("name", ["authority", "revoked"])
def test_of_another_authority_there_is_nothing(name, client, signing_key):
    assert client.get(reverse(f"verify:{name}", args=["abc"])).status_code == 404


def test_the_page_leads_there(client, signing_key):
    page = client.get(reverse("verify:check")).content.decode()
    assert page.count(CertificateAuthority.objects.get().serial) == 2
