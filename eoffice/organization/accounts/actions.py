"""What happens to accounts: one function per verb, each in one transaction and in the trail.

Every secret is compared under the lock of its row. Nothing here knows a request.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice import clock
from eoffice.errors import Refused, WrongState
from eoffice.organization.accounts import lockout, policies, slips
from eoffice.organization.accounts.events import AccountEvent
from eoffice.organization.accounts.trail import note, note_stranger
from eoffice.organization.models import OneTimeSlip, SlipPurpose, User
from eoffice.organization.officer import Officer

SLIP_REFUSED = _("The user name and the code do not fit, or the slip has been used or has expired.")


class PrintedSlip(NamedTuple):
    """A slip and the secret on it, which is shown this once."""

    slip: OneTimeSlip
    secret: str


@transaction.atomic
def issue_slip(user_id: int, purpose: str, *, by: Officer) -> PrintedSlip:
    """Make a slip for a person at the counter; an older one that is still open is withdrawn."""
    user = User.objects.locked(user_id)
    policies.may_help(by, user).enforce()
    if not user.is_active:
        raise WrongState(_("This account is closed. Open it again first."))
    now = clock.now()
    OneTimeSlip.objects.filter(user=user, used_at__isnull=True, withdrawn_at__isnull=True).update(
        withdrawn_at=now
    )
    secret = slips.new_secret()
    slip = OneTimeSlip.objects.create(
        user=user,
        purpose=SlipPurpose(purpose),
        secret_hash=slips.hash_of(secret),
        issued_by_id=by.user_id,
        issued_at=now,
        expires_at=now + slips.VALID_FOR,
    )
    note(AccountEvent.SLIP_ISSUED, user, by=by, purpose=purpose, slip=slip.pk)
    return PrintedSlip(slip, secret)


@transaction.atomic
def issue_first_slips(people: Iterable[User], *, by: Officer) -> list[PrintedSlip]:
    """A slip for each of these whom this officer may help; they never had a password."""
    helped = [person for person in people if policies.may_help(by, person)]
    return [issue_slip(person.pk, SlipPurpose.RESET, by=by) for person in helped]


def read_slip(username: str, secret: str) -> OneTimeSlip:
    """The open slip of this person, if the secret is right; too many wrong tries withdraw it."""
    slip = _compare(username, secret)
    if slip is None:
        raise Refused(SLIP_REFUSED)
    return slip


@transaction.atomic
def _compare(username: str, secret: str) -> OneTimeSlip | None:
    """Count the wrong try and keep that count, so this refuses by its answer and not by raising."""
    user = User.objects.filter(username__iexact=username, is_active=True).first()
    open_slips = OneTimeSlip.objects.usable_at(clock.now()).select_for_update(of=("self",))
    slip = open_slips.filter(user=user).first() if user else None
    if slip is not None and slips.fits(secret, slip.secret_hash):
        return slip
    if slip is not None:
        slip.tries += 1
        slip.withdrawn_at = clock.now() if slip.tries >= slips.TRIES else None
        slip.save(update_fields=["tries", "withdrawn_at"])
    note_stranger(AccountEvent.SLIP_REFUSED, user, username)
    return None


@transaction.atomic
def use_slip(slip_id: int, *, password: str = "") -> User:
    """Do once what the slip is for: set the new password, unlock, or forget the second factor."""
    slip = OneTimeSlip.objects.usable_at(clock.now()).select_for_update(of=("self",))
    found = slip.filter(pk=slip_id).first()
    if found is None:
        raise Refused(SLIP_REFUSED)
    user = User.objects.locked(found.user_id)
    found.used_at = clock.now()
    found.save(update_fields=["used_at"])
    if found.purpose == SlipPurpose.RESET:
        _keep_password(user, password)
    if found.purpose == SlipPurpose.SECOND_FACTOR:
        Authenticator.objects.filter(user=user).delete()
        note(AccountEvent.SECOND_FACTOR_OFF, user, slip=found.pk)
    if lockout.unlock(user.username):
        note(AccountEvent.UNLOCKED, user, slip=found.pk)
    note(AccountEvent.SLIP_USED, user, purpose=found.purpose, slip=found.pk)
    return user


@transaction.atomic
def change_password(user_id: int, password: str) -> User:
    """Set a password that its holder chose; whoever had to change it has now done so."""
    user = User.objects.locked(user_id)
    _keep_password(user, password)
    return user


def _keep_password(user: User, password: str) -> None:
    if not password:
        raise Refused(_("A new password is needed."))
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    note(AccountEvent.PASSWORD_CHANGED, user)


@transaction.atomic
def close_account(user_id: int, *, by: Officer) -> User:
    """Let nobody sign in with this account any more; everything that it did stays."""
    user = User.objects.locked(user_id)
    policies.may_help(by, user).enforce()
    _open_or_close(user, is_active=False)
    OneTimeSlip.objects.filter(user=user, used_at__isnull=True, withdrawn_at__isnull=True).update(
        withdrawn_at=clock.now()
    )
    note(AccountEvent.DEACTIVATED, user, by=by)
    return user


@transaction.atomic
def reopen_account(user_id: int, *, by: Officer) -> User:
    """Let the person sign in again."""
    user = User.objects.locked(user_id)
    policies.may_help(by, user).enforce()
    _open_or_close(user, is_active=True)
    note(AccountEvent.REACTIVATED, user, by=by)
    return user


def _open_or_close(user: User, *, is_active: bool) -> None:
    if user.is_active == is_active:
        raise WrongState(_("This has already been done."))
    user.is_active = is_active
    user.save(update_fields=["is_active"])
