"""django-allauth's pages about the second factor, with their traces in the trail."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.http import HttpResponse

from eoffice.organization.accounts import second_factor
from eoffice.organization.accounts.events import AccountEvent
from eoffice.organization.accounts.middleware import HAS_FACTOR
from eoffice.organization.accounts.trail import note


class Activate(ActivateTOTPView):
    """Switch the second factor on."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it, and record it."""
        response = super().form_valid(form)
        note(AccountEvent.SECOND_FACTOR_ON, self.request.user)
        return response


class Deactivate(DeactivateTOTPView):
    """Switch the second factor off, where no office requires it."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it, and record it."""
        response = super().form_valid(form)
        self.request.session.pop(HAS_FACTOR, None)
        note(AccountEvent.SECOND_FACTOR_OFF, self.request.user)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say beforehand whether it can be switched off."""
        required = second_factor.is_required(self.request.officer)
        return super().get_context_data(**kwargs) | {"is_required": required}


class MakeRecoveryCodes(GenerateRecoveryCodesView):
    """New recovery codes; the old ones stop working."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Make them, and record it."""
        response = super().form_valid(form)
        note(AccountEvent.RECOVERY_CODES_MADE, self.request.user)
        return response


activate = Activate.as_view()
deactivate = Deactivate.as_view()
make_recovery_codes = MakeRecoveryCodes.as_view()
authenticate = AuthenticateView.as_view()
