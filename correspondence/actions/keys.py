"""An officer's signing key: make, replace, change its passphrase, revoke.

What is slow (opening and sealing a key) is done before the transaction. A passphrase is never
kept, and a key whose passphrase is forgotten can only be revoked and made anew.
"""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from correspondence import authority, key_sealing, passphrase_tries
from correspondence.key_events import KeyEvent
from correspondence.models import SigningKey
from correspondence.passphrase_tries import WrongPassphrase
from correspondence.policies.keys import may_have_key, may_revoke_key_of
from correspondence.queries.keys import REPLACED
from eoffice import audit, clock, jobs, pdf
from eoffice.errors import WrongState
from eoffice.organization.models import User
from eoffice.organization.officer import Officer


class NoKey(WrongState):
    """There is no key to do this with."""

    sentence = _("You have no signing key.")


def make(passphrase: pdf.Hidden, *, by: Officer) -> SigningKey:
    """A new key and certificate for this person; an older key is revoked as replaced."""
    may_have_key(by).enforce()
    pair, chain = authority.issue(by.name)
    key = SigningKey(
        user_id=by.user_id,
        serial=pair.serial,
        certificate=chain,
        sealed_key=key_sealing.seal_key(pair.key, _word(passphrase)),
        made_at=clock.now(),
        valid_until=pair.certificate.not_valid_after_utc,
    )
    return _keep_new(key, by=by)


@transaction.atomic
def _keep_new(key: SigningKey, *, by: Officer) -> SigningKey:
    User.objects.locked(by.user_id)
    older = SigningKey.objects.filter(user_id=by.user_id, revoked_at=None)
    replaced = older.update(revoked_at=clock.now(), revoke_reason=REPLACED)
    key.save(force_insert=True)
    passphrase_tries.forget(by)
    _record(KeyEvent.REPLACED if replaced else KeyEvent.MADE, key, by)
    return key


def change_passphrase(old: pdf.Hidden, new: pdf.Hidden, *, by: Officer) -> SigningKey:
    """The same key under another passphrase. Raises `WrongPassphrase`, `TooManyTries`, `NoKey`."""
    known = SigningKey.objects.filter(user_id=by.user_id, revoked_at=None).first()
    if known is None:
        raise NoKey
    with passphrase_tries.one_try(by):
        opened = _opened(known, old)
    return _keep_sealed(known, key_sealing.seal_key(opened, _word(new)), by=by)


def _opened(key: SigningKey, passphrase: pdf.Hidden) -> EllipticCurvePrivateKey:
    try:
        return key_sealing.open_key(key.sealed_key, _word(passphrase))
    except key_sealing.WrongSecret:
        raise WrongPassphrase from None


@transaction.atomic
def _keep_sealed(known: SigningKey, sealed: str, *, by: Officer) -> SigningKey:
    """Only if nobody has changed or revoked the key meanwhile."""
    same = SigningKey.objects.filter(
        pk=known.pk, revoked_at=None, sealed_key=known.sealed_key
    ).update(sealed_key=sealed)
    if not same:
        raise WrongState
    _record(KeyEvent.PASSPHRASE_CHANGED, known, by)
    return SigningKey.objects.get(pk=known.pk)


@transaction.atomic
def revoke(reason: str, *, by: Officer) -> SigningKey:
    """Nothing is signed with this key any more; what was signed before stays signed."""
    key = SigningKey.objects.filter(user_id=by.user_id, revoked_at=None)
    found = key.select_for_update(of=("self",), no_key=True).first()
    if found is None:
        raise NoKey
    found.revoked_at, found.revoke_reason = clock.now(), reason
    found.save(update_fields=["revoked_at", "revoke_reason"])
    _record(KeyEvent.REVOKED, found, by, reason=audit.fingerprint(reason))
    return found


@transaction.atomic
def revoke_of(key_id: int, reason: str, *, by: Officer) -> SigningKey:
    """An administrator takes a key out of force: it was lost, or its holder has left.

    What was signed before stays signed; the holder is told. Raises Refused, or NoKey when the key
    is revoked already.
    """
    found = SigningKey.objects.select_for_update(of=("self",), no_key=True).get(pk=key_id)
    may_revoke_key_of(by, found.user_id).enforce()
    if found.revoked_at:
        raise NoKey(_("This key is revoked already."))
    found.revoked_at, found.revoke_reason = clock.now(), reason
    found.save(update_fields=["revoked_at", "revoke_reason"])
    jobs.enqueue("notify_key_revoked", found.pk)
    _record(KeyEvent.REVOKED_BY_ADMIN, found, by, reason=audit.fingerprint(reason))
    return found


def _record(event: KeyEvent, key: SigningKey, by: Officer, **more: str) -> None:
    detail = {"serial": key.serial, **more}
    audit.record(event, by=by, chain=("account", key.user_id), detail=detail)


def _word(passphrase: pdf.Hidden) -> str:
    return passphrase.reveal().decode()
