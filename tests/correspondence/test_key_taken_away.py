"""An administrator takes somebody's signing key out of force; what was signed stays valid."""

import pytest
from django.urls import reverse

from correspondence import signing_desk
from correspondence.actions import keys, signing
from correspondence.actions.signing import Signed
from correspondence.queries import verifying
from correspondence.queries.keys import key_in_force
from correspondence.telling import tell_of_key
from eoffice.audit.models import AuditEntry
from eoffice.errors import Refused, WrongState
from eoffice.jobs.models import Job
from eoffice.notifications.models import Notice
from tests.correspondence.key_room import hidden
from tests.correspondence.sending_room import approved, book_of, bytes_of, refreshed


def page(key):
    return reverse("admin:correspondence_signingkey_change", args=[key.pk])


def take_away(browser, key, reason="Ponsel hilang"):
    return browser.post(page(key), {"revoke_reason": reason})


def test_nothing_is_signed_with_it_any_more(client_of, fajar, eka, signing_key, world, dewi):
    book_of(world)
    letter = approved(world, dewi, "kasi_bank")
    assert take_away(client_of(fajar), signing_key).status_code == 302
    assert key_in_force(eka.user_id) is None
    with pytest.raises(signing_desk.NoKey):
        signing_desk.sign(letter.pk, by=eka, version=1, passphrase=hidden())
    last = AuditEntry.objects.filter(event="key.revoked_by_admin").get()
    assert (last.actor_name, "Ponsel" in str(last.detail)) == (fajar.name, False)


def test_its_holder_is_told_once(client_of, fajar, eka, signing_key):
    take_away(client_of(fajar), signing_key)
    assert Job.objects.get(kind="notify_key_revoked").subject_id == signing_key.pk
    tell_of_key(signing_key.pk)
    tell_of_key(signing_key.pk)
    assert Notice.objects.get(kind="key_revoked").user_id == eka.user_id


def test_it_needs_a_reason_and_is_done_once(client_of, fajar, signing_key):
    browser = client_of(fajar)
    assert take_away(browser, signing_key, "").status_code == 200
    take_away(browser, signing_key)
    assert take_away(browser, signing_key, "Lagi").status_code == 403
    signing_key.refresh_from_db()
    assert signing_key.revoke_reason == "Ponsel hilang"


def test_nobody_else_takes_it_away(client_of, rama, dewi, signing_key):
    for other in (rama, dewi):
        assert take_away(client_of(other), signing_key).status_code in (302, 403)
        with pytest.raises(Refused):
            keys.revoke_of(signing_key.pk, "Coba", by=other)
    signing_key.refresh_from_db()
    assert signing_key.revoked_at is None


def begun(world, dewi, eka):
    book_of(world)
    letter = approved(world, dewi, "kasi_bank")
    return letter, signing.begin(letter.pk, by=eka, version=1)


def made_with(key, ticket):
    return Signed(stored=bytes_of(ticket.number).stored, name="Eka", lines=("Kasi Bank,",),
                  certificate_serial=key.serial)  # fmt: skip


def test_a_signature_that_was_under_way_is_not_kept(world, dewi, eka, fajar, signing_key):
    letter, ticket = begun(world, dewi, eka)
    keys.revoke_of(signing_key.pk, "Hilang", by=fajar)
    with pytest.raises(WrongState):
        signing.finish(ticket, made_with(signing_key, ticket), by=eka)
    signing.fail(ticket, by=eka)
    assert refreshed(letter).state == "approved"


def test_the_public_check_says_that_it_was_signed_before(
    client, world, dewi, eka, fajar, signing_key
):
    letter, ticket = begun(world, dewi, eka)
    signing.finish(ticket, made_with(signing_key, ticket), by=eka)
    code = refreshed(letter).verify_code
    assert verifying.by_code(code).key_ended_at is None
    keys.revoke_of(signing_key.pk, "Hilang", by=fajar)
    found = verifying.by_code(code)
    assert (found.state, bool(found.key_ended_at)) == ("valid", True)
    said = client.get(reverse("verify:page", args=[code])).content.decode()
    assert "dicabut pada" in said and "tetap sah" in said
