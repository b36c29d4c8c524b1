"""An officer's signing key: made, opened by its passphrase only, replaced, revoked, recorded."""

from __future__ import annotations

import pytest
from cryptography import x509

from correspondence import authority, certificates, key_sealing, passphrase_tries
from correspondence.actions import keys
from correspondence.models import SigningKey
from correspondence.queries.keys import REPLACED, key_in_force, key_with_serial
from eoffice.audit.models import AuditEntry
from eoffice.errors import Refused
from tests.correspondence.key_room import OTHER, PASSPHRASE, hidden


def events() -> list[str]:
    """What the trail says, the oldest first."""
    return list(AuditEntry.objects.order_by("pk").values_list("event", flat=True))


def test_the_certificate_names_the_person_and_says_that_it_is_internal(signing_key, eka):
    certificate = x509.load_pem_x509_certificate(signing_key.certificate.encode())
    said = certificate.subject.rfc4514_string()
    assert eka.name in said and certificates.NOTICE.replace(",", "\\,") in said
    assert (
        signing_key.valid_until.date() - signing_key.made_at.date()
    ).days == certificates.OFFICER_DAYS
    assert f"{certificate.serial_number:x}" == signing_key.serial


def test_the_authority_stands_behind_it(signing_key):
    root = authority.in_force()
    assert authority.chain_of(signing_key) == (root.certificate.encode(),)
    certificate = x509.load_pem_x509_certificate(signing_key.certificate.encode())
    certificate.verify_directly_issued_by(x509.load_pem_x509_certificate(root.certificate.encode()))


def test_only_its_passphrase_opens_it(signing_key):
    assert key_sealing.open_key(signing_key.sealed_key, PASSPHRASE)
    with pytest.raises(key_sealing.WrongSecret):
        key_sealing.open_key(signing_key.sealed_key, OTHER)


def test_a_new_key_replaces_the_old_one(signing_key, eka):
    newer = keys.make(hidden(OTHER), by=eka)
    assert key_in_force(eka.user_id) == newer
    assert key_with_serial(signing_key.serial).revoke_reason == REPLACED
    assert events()[-2:] == ["key.made", "key.replaced"]


def test_another_passphrase_opens_the_same_key(signing_key, eka):
    changed = keys.change_passphrase(hidden(), hidden(OTHER), by=eka)
    before = key_sealing.open_key(signing_key.sealed_key, PASSPHRASE).private_numbers()
    assert key_sealing.open_key(changed.sealed_key, OTHER).private_numbers() == before
    assert events()[-1] == "key.passphrase_changed"


def test_a_wrong_passphrase_changes_nothing_and_is_recorded(signing_key, eka):
    with pytest.raises(passphrase_tries.WrongPassphrase):
        keys.change_passphrase(hidden("salah semua ini"), hidden(OTHER), by=eka)
    assert SigningKey.objects.get().sealed_key == signing_key.sealed_key
    assert events()[-1] == "key.wrong_passphrase"


def test_a_guesser_has_to_wait(signing_key, eka, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        with pytest.raises(passphrase_tries.WrongPassphrase):
            keys.change_passphrase(hidden("salah semua ini"), hidden(OTHER), by=eka)
    with pytest.raises(passphrase_tries.TooManyTries):
        keys.change_passphrase(hidden(), hidden(OTHER), by=eka)


def test_a_revoked_key_signs_no_more(signing_key, eka):
    keys.revoke("Sandi diketahui orang lain", by=eka)
    assert key_in_force(eka.user_id) is None
    assert key_with_serial(signing_key.serial).revoked_at
    assert "diketahui" not in str(AuditEntry.objects.latest("pk").detail)
    with pytest.raises(keys.NoKey):
        keys.revoke("Sekali lagi", by=eka)


def test_an_assistant_has_none(cheap, gita):
    with pytest.raises(Refused):
        keys.make(hidden(), by=gita)
    assert not SigningKey.objects.exists()
