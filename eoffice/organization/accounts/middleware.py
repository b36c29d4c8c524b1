"""Duties that come before work: a password that must be changed, a second factor that is required.

Comes after the middleware that sets `request.officer`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from eoffice.htmx import is_fragment
from eoffice.organization.accounts import second_factor

OPEN_PAGES = frozenset(
    {
        "account_change_password",
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "javascript-catalog",
        "healthz",
        "mfa_activate_totp",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "readyz",
        "set_language",
    }
)
HAS_FACTOR = "second_factor_is_on"


class AccountDutiesMiddleware:
    """Leads a person to the duty that comes first; afterwards the way is free."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Go on, or to the page of the duty."""
        match = request.resolver_match
        if not request.user.is_authenticated or (match and match.url_name in OPEN_PAGES):
            return None
        if request.user.must_change_password:
            return _lead(request, "account_change_password")
        if self.lacks_factor(request):
            return _lead(request, "mfa_activate_totp")
        return None

    def lacks_factor(self, request: HttpRequest) -> bool:
        """Whether the factor is required and not on yet; a yes is asked again each time."""
        if request.session.get(HAS_FACTOR):
            return False
        officer = getattr(request, "officer", None)
        if not officer or not second_factor.is_required(officer):
            return False
        if second_factor.is_on(request.user):
            request.session[HAS_FACTOR] = True
            return False
        return True


def _lead(request: HttpRequest, page: str) -> HttpResponse:
    """To the page of the duty, which says why one is there."""
    url = f"{reverse(page)}?duty=1"
    if is_fragment(request):
        return HttpResponse(headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)
