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
from correspondence.models import OutgoingLetter
from correspondence.queries.keys import key_in_force
from correspondence.queries.outgoing_signed import waiting_at_my_seat
from correspondence.signing_bulk import sign_each

MOST = 50
ALL = "all"
"""In addresses: every letter is ticked, but for the secret ones, which are ticked one by one."""


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def sign_many(request: HttpRequest) -> HttpResponse:
    """Tick letters, give the passphrase once; each has its own outcome."""
    letters, typed = _waiting(request), request.POST if request.method == "POST" else None
    ticked = {"letters": _keys_of_open(letters) if ALL in request.GET else []}
    form = SignManyForm(typed, letters=letters, initial=ticked)
    context: dict[str, Any] = {"form": form, "key": key_in_force(request.officer.user_id)}
    if form.is_bound and form.is_valid():
        context["results"] = sign_each(form.chosen, by=request.officer, passphrase=form.hidden)
        letters, left = _waiting(request), {"letters": form.cleaned_data["letters"]}
        context["form"] = SignManyForm(letters=letters, initial=left)
    context |= {"letters": letters, "open_ones": _keys_of_open(letters), "all": ALL in request.GET}
    context["shown"] = MOST if waiting_at_my_seat(request.officer)[MOST : MOST + 1] else 0
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "outgoing/sign_many.html", context, status=status)


def _waiting(request: HttpRequest) -> list[OutgoingLetter]:
    return list(waiting_at_my_seat(request.officer)[:MOST])


def _keys_of_open(letters: list[OutgoingLetter]) -> list[str]:
    return keys_of(letter for letter in letters if not letter.is_secret)
