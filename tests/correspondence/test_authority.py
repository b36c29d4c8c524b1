"""The installation's certificate authority: made once by one command, sealed, believed for good."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from correspondence import authority, key_sealing
from correspondence.models import CertificateAuthority

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cheap")]


def make(*options: str) -> str:
    """What the command says."""
    out = StringIO()
    call_command("make_authority", "--name", "Otoritas KPPN", *options, stdout=out)
    return out.getvalue()


def test_the_command_makes_it_for_ten_years():
    said = make()
    made = CertificateAuthority.objects.get()
    assert made.serial in said and "BEGIN CERTIFICATE" in said
    assert (made.valid_until.date() - made.made_at.date()).days == 3652


def test_it_refuses_to_run_twice():
    make()
    with pytest.raises(CommandError, match="--renew"):
        make()
    assert CertificateAuthority.objects.filter(in_force=True).count() == 1


def test_a_renewed_one_is_believed_beside_the_old():
    make()
    make("--renew")
    assert CertificateAuthority.objects.filter(in_force=True).count() == 1
    assert len(authority.trusted_roots().internal) == 2


def test_a_renewed_one_keeps_its_name_unless_another_is_given():
    with pytest.raises(CommandError, match="--name"):
        call_command("make_authority", "--renew")
    make()
    call_command("make_authority", "--renew", stdout=StringIO())
    names = CertificateAuthority.objects.values_list("name", flat=True)
    assert list(names) == ["Otoritas KPPN"] * 2


def test_without_the_secret_there_is_none(settings):
    settings.SIGNING_AUTHORITY_SECRET = ""
    with pytest.raises(CommandError, match="SIGNING_AUTHORITY_SECRET"):
        make()


def test_its_key_is_of_no_use_without_the_secret(settings):
    make()
    sealed = CertificateAuthority.objects.get().sealed_key
    assert "ENCRYPTED" in sealed
    assert key_sealing.open_key(sealed, settings.SIGNING_AUTHORITY_SECRET)
    settings.SIGNING_AUTHORITY_SECRET = "bukan rahasia yang sama"
    with pytest.raises(authority.NoAuthority):
        authority.issue("Arunika")


def test_in_production_nobody_makes_one_by_the_way(settings):
    settings.SIGNING_AUTHORITY_AUTOMATIC = False
    with pytest.raises(authority.NoAuthority):
        authority.issue("Arunika")


def test_elsewhere_it_is_made_when_first_needed():
    pair, chain = authority.issue("Arunika")
    assert chain.startswith(pair.pem) and CertificateAuthority.objects.get().in_force


def test_the_certified_roots_come_from_the_settings(settings):
    settings.SIGNING_CERTIFIED_ROOTS = make().partition("\n")[2] * 2
    assert len(authority.trusted_roots().certified) == 2
