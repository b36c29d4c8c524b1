"""The page of one's own signing key, and what is done there."""

from typing import Any

from allauth.decorators import rate_limit
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from correspondence.actions import keys as actions
from correspondence.forms.keys import ChangePassphraseForm, MakeKeyForm, RevokeKeyForm
from correspondence.passphrase_tries import WrongPassphrase
from correspondence.policies.keys import may_have_key
from correspondence.queries.keys import key_in_force, keys_of
from eoffice.htmx import back_to

_counted = rate_limit(action="reauthenticate")  # as where the password is asked once more


@require_safe
@login_required
@never_cache
def key(request: HttpRequest) -> HttpResponse:
    """The own key: whether there is one, until when, and what can be done with it."""
    return _page(request)


@sensitive_post_parameters()
@require_POST
@login_required
@_counted
def make(request: HttpRequest) -> HttpResponse:
    """A new key; an older one is replaced."""
    may_have_key(request.officer).enforce()
    form = MakeKeyForm(request.POST, user=request.user)
    if not form.is_valid():
        return _page(request, making=form)
    actions.make(form.new, by=request.officer)
    return back_to(request, "outgoing:key", _("Your signing key is made."))


@sensitive_post_parameters()
@require_POST
@login_required
@_counted
def change_passphrase(request: HttpRequest) -> HttpResponse:
    """The same key under another passphrase."""
    form = ChangePassphraseForm(request.POST, user=request.user)
    if not form.is_valid():
        return _page(request, changing=form)
    try:
        actions.change_passphrase(form.old, form.new, by=request.officer)
    except WrongPassphrase as error:
        form.add_error("current", error.sentence)
        return _page(request, changing=form)
    return back_to(request, "outgoing:key", _("The passphrase is changed."))


@sensitive_post_parameters("password")
@require_POST
@login_required
@_counted
def revoke(request: HttpRequest) -> HttpResponse:
    """Nothing is signed with the key any more."""
    form = RevokeKeyForm(request.POST, user=request.user)
    if not form.is_valid():
        return _page(request, revoking=form)
    actions.revoke(form.cleaned_data["reason"], by=request.officer)
    return back_to(request, "outgoing:key", _("Your signing key is revoked."))


def _page(request: HttpRequest, **filled: Any) -> HttpResponse:
    """The page with every form; the one that was filled in keeps what it says."""
    context = {
        "key": key_in_force(request.officer.user_id),
        "earlier": list(keys_of(request.officer.user_id)[:20]),
        "may": may_have_key(request.officer),
        "making": MakeKeyForm(user=request.user),
        "changing": ChangePassphraseForm(user=request.user),
        "revoking": RevokeKeyForm(user=request.user),
        **filled,
    }
    return render(request, "outgoing/key.html", context, status=422 if filled else 200)
