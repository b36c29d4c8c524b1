"""The office administration as a whole: who gets in, by which door, what is not kept here."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from eoffice.organization.found_choices import found_rows
from eoffice.organization.scoped_admin import scope_in

NOT_HERE = [Group, EmailAddress, Authenticator]


def may_enter(request: HttpRequest) -> bool:
    """Whoever looks after an office, by a desk with that role, or the installation's superuser."""
    return bool(request.user.is_active and scope_in(request))


def sign_in(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
    """The door is that of the whole site, with its lock-out and its second factor."""
    target = request.GET.get("next") or reverse("admin:index")
    if request.user.is_authenticated:
        if not may_enter(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:index"))
    return redirect_to_login(target, reverse("account_login"))


def prepare(site: admin.AdminSite) -> None:
    """Give the site our words and our door, and take off what offices do not keep."""
    site.site_header = site.site_title = _("Office administration")
    site.index_title = _("Organisation and reference data")
    site.has_permission = may_enter  # type: ignore[method-assign]
    site.login = sign_in  # type: ignore[method-assign]
    site.autocomplete_view = found_rows  # type: ignore[method-assign]
    site.enable_nav_sidebar = True
    for model in NOT_HERE:
        if site.is_registered(model):
            site.unregister(model)
