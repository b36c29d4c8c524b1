"""One letter to many: a table, a look at what comes of it, and a draft for each row."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from correspondence import viewing
from correspondence.actions import merging, reviewing
from correspondence.draft_content import Content
from correspondence.forms.draft_merge import MadeForm, MergeForm, packed
from correspondence.forms.paper_fields import new_token
from correspondence.merge_places import places_of
from correspondence.merge_table import empty_places
from correspondence.models import OutgoingLetter
from correspondence.queries.drafts_seen import text_before
from correspondence.views.draft_context import Told
from correspondence.views.drafts_edit import own_draft
from correspondence.views.many import MERGED
from eoffice.errors import WrongState
from eoffice.htmx import back_to

SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a table, look, make."""
    letter = own_draft(request, pk)
    viewing.note_view(letter, by=request.officer)
    if request.method == "POST" and "rows" in request.POST:
        return _make(request, letter)
    content, _version = text_before(request.officer, letter)
    places = places_of(content)
    form = MergeForm(request.POST or None, request.FILES or None, places=places)
    if request.method != "POST":
        return _page(request, letter, form)
    seen = _seen(request, letter, form, content) if form.is_valid() else {}
    return _page(request, letter, form, status=200 if seen else 422, **seen)


def _make(request: HttpRequest, letter: OutgoingLetter) -> HttpResponse:
    form = MadeForm(request.POST, salt=_salt(request, letter))
    if not form.is_valid():
        raise WrongState(next(iter(form.errors.values()))[0])
    token, rows = form.cleaned_data["token"], form.cleaned_data["rows"]
    made = merging.merge(letter.pk, rows, by=request.officer, token=token)
    said = ngettext("%(n)d draft is made.", "%(n)d drafts are made.", len(made)) % {"n": len(made)}
    query = urlencode({MERGED: token})
    return back_to(request, f"{reverse('outgoing:submit_many')}?{query}", said)


def _seen(
    request: HttpRequest, letter: OutgoingLetter, form: MergeForm, content: Content
) -> dict[str, Any]:
    rows = form.cleaned_data["rows"]
    first, salt = merging.merged(content, rows[0]), _salt(request, letter)
    made = MadeForm(initial={"rows": packed(rows, salt), "token": new_token()}, salt=salt)
    return {
        "made": made,
        "rows": rows[:SHOWN],
        "count": len(rows),
        "nameless": form.cleaned_data["nameless"],
        "without_heading": form.cleaned_data["without_heading"],
        "other_sheets": form.cleaned_data["other_sheets"],
        "empty": empty_places(places_of(content), rows),
        "more": max(0, len(rows) - SHOWN),
        "unknown": merging.unknown_places(content, rows[0]),
        "repeated": merging.repeated(rows),
        "missing": reviewing.missing_words(letter, first),
        "first": Told.of(first),
    }


def _page(
    request: HttpRequest, letter: OutgoingLetter, form: MergeForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"letter": letter, "form": form, "most": merging.MOST, **more}
    return render(request, "outgoing/merge.html", context, status=status)


def _salt(request: HttpRequest, letter: OutgoingLetter) -> str:
    return f"merge:{letter.pk}:{request.officer.user_id}"
