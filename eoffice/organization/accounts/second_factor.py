"""The second factor: who needs one, how its secret is kept, and where allauth asks us about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from eoffice.organization.models import Unit, User
from eoffice.organization.officer import Officer
from eoffice.organization.queries import officer_of

ASK_AGAIN_AFTER = 60


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are sealed in the database; whose office requires the factor cannot switch it off."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Your office requires the second factor for your role."),
        "cannot_generate_recovery_codes": _("Switch the second factor on first."),
        "incorrect_code": _("The code is not right."),
    }

    def get_totp_label(self, user: User) -> str:
        """What the authenticator app shows."""
        return user.username

    def encrypt(self, text: str) -> str:
        """Seal a secret for the database."""
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret."""
        return _keys().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Only where no office requires it."""
        return not is_required(officer_of(authenticator.user))

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: the trail knows."""


def is_on(user: User) -> bool:
    """Whether this person signs in with a second factor."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def is_required(officer: Officer) -> bool:
    """Whether an office or organisation requires the factor for a role that a desk here has."""
    return any(
        desk.roles & required_roles(unit_id)
        for desk in officer.desks
        if desk.roles
        for unit_id in {desk.office_id, desk.organization_id}
    )


def required_roles(unit_id: int) -> frozenset[str]:
    """The roles that this office marks; asked of the database once a minute at most."""
    key = _remembered(unit_id)
    roles: Iterable[str] | None = cache.get(key)
    if roles is None:
        rows = Unit.objects.filter(pk=unit_id).values_list("requires_second_factor_roles")
        roles = list((rows.first() or ([],))[0])
        cache.set(key, roles, ASK_AGAIN_AFTER)
    return frozenset(roles)


def ask_anew(unit_id: int) -> None:
    """The marked roles of this office have changed: what is remembered of them counts no more."""
    cache.delete(_remembered(unit_id))


def _remembered(unit_id: int) -> str:
    return f"second-factor-roles:{unit_id}"


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.SEALING_KEYS])
