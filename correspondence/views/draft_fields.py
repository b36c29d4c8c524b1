"""Answers to a search as one types on the page of a draft."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from correspondence.policies import drafts as may
from correspondence.queries.addressees import candidates, named
from correspondence.queries.seats import seats_matching


@require_safe
@login_required
def addressees(request: HttpRequest) -> HttpResponse:
    """Contacts, seats and other offices to which a letter may go; with `?exactly=1` the one that is
    called as it was typed, if there is one."""
    may.may_draft(request.officer).enforce()
    words, officer = request.GET.get("q", "")[:250], request.officer
    if "exactly" in request.GET:
        meant = named(words, by=officer)
        found = [meant] if meant.is_known else []
    else:
        found = candidates(words[:100], by=officer)
    return render(request, "outgoing/_addressee_options.html", {"candidates": found})


@require_safe
@login_required
def checkers(request: HttpRequest) -> HttpResponse:
    """Seats of the organisation that may be asked to check a draft."""
    may.may_draft(request.officer).enforce()
    officer, words = request.officer, request.GET.get("q", "")[:100]
    found = seats_matching(words, office_id=0, organization_id=officer.organization_id)
    return render(request, "intake/_seats.html", {"seats": found if words.strip() else []})
