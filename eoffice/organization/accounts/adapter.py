"""Where django-allauth asks us: who may sign up (nobody), what is recorded, how words sound."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from eoffice.organization.accounts import actions, lockout
from eoffice.organization.accounts.events import AccountEvent
from eoffice.organization.accounts.trail import note, note_stranger
from eoffice.organization.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Signing in by user name; django-axes counts the failures, the trail keeps all of it."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The user name or the password is not right."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("Too many tries. Please wait a few minutes."),
        "rate_limited": _("Too many tries. Please wait a few minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are opened by the office, never by oneself."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count nothing here: a limit by user name alone would lock an official out from afar."""

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Record the failure, and the lock when this one closed the door."""
        name = lockout.name_tried(request, credentials)
        user = User.objects.filter(username__iexact=name).first()
        counted = getattr(request, "axes_failures_since_start", None)
        locked = bool(getattr(request, "axes_locked_out", False))
        note_stranger(AccountEvent.SIGN_IN_FAILED, user, name, while_locked=counted is None)
        if locked and counted is not None:
            note_stranger(AccountEvent.LOCKED, user, name, failures=counted)

    def login(self, request: HttpRequest, user: User) -> None:
        """Open the session and record it."""
        super().login(request, user)
        note(AccountEvent.SIGNED_IN, user)

    def logout(self, request: HttpRequest) -> None:
        """Record it while we still know who it was, then close the session."""
        if isinstance(request.user, User):
            note(AccountEvent.SIGNED_OUT, request.user)
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        """Change the password through the action, and keep the object at hand in step."""
        changed = actions.change_password(user.pk, password)
        user.password, user.must_change_password = changed.password, False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that the proxy middleware has set right."""
        return lockout.address_of(request) or "0.0.0.0"  # noqa: S104

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: the trail knows, and many people have no e-mail."""
