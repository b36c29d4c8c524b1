"""The desk for many: every letter that waits for this officer's signature, one passphrase."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from correspondence.forms.signing import SignManyForm
from correspondence.forms.ticked_letters import keys_of
from correspondence.queries.keys import key_in_force
from correspondence.queries.outgoing_many import to_sign
from correspondence.signing_bulk import sign_each

ALL = "all"
"""In addresses: every letter that was read is ticked, but for the secret ones."""


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def sign_many(request: HttpRequest) -> HttpResponse:
    """Tick letters, give the passphrase once; each has its own outcome."""
    waiting, typed = to_sign(request.officer), request.POST if request.method == "POST" else None
    ticked = {"letters": keys_of(waiting.open_ones) if ALL in request.GET else []}
    form = SignManyForm(typed, letters=waiting.letters, unread=waiting.unread, initial=ticked)
    context: dict[str, Any] = {"form": form, "key": key_in_force(request.officer.user_id)}
    if form.is_bound and form.is_valid():
        context["results"] = sign_each(form.chosen, by=request.officer, passphrase=form.hidden)
        waiting, left = to_sign(request.officer), {"letters": form.cleaned_data["letters"]}
        context["form"] = SignManyForm(letters=waiting.letters, unread=waiting.unread, initial=left)
    context |= {"waiting": waiting, "all": ALL in request.GET}
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "outgoing/sign_many.html", context, status=status)
