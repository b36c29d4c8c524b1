"""The search page, its facets, and what is suggested while somebody types."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from correspondence.search import address, answering, suggesting
from eoffice.htmx import page_or_fragment
from eoffice.pages.queries import searching


@login_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Letters that hold the words, newest first or the most relevant first."""
    wanted = searching.wanted_by(request.GET)
    context = searching.frame_of(request.officer, wanted)
    if not wanted.is_empty:
        answer = searching.answer_to(request.officer, wanted)
        context |= {"answer": answer, "page": searching.pager_of(wanted, answer)}
        if not answer.rows:
            words = answering.nearest_spelling(request.officer, wanted.asked)
            context |= {"nearest": words, "nearest_url": wanted.url(q=words)}
    return render(request, "pages/search.html", context)


@login_required
@require_GET
def facets(request: HttpRequest) -> HttpResponse:
    """By what the result can be narrowed: beside the hits, or as a page of its own."""
    wanted = searching.wanted_by(request.GET)
    groups, count = ([], "0") if wanted.is_empty else searching.groups_of(request.officer, wanted)
    context = {"wanted": wanted, "query": wanted.asked.words, "groups": groups, "count": count}
    return page_or_fragment(request, "pages/search_facets", context)


@login_required
@require_GET
def suggest(request: HttpRequest) -> HttpResponse:
    """Letters and senders whose register line holds what was typed so far."""
    found = suggesting.suggestions(request.officer, request.GET.get("q", "")[: address.LONGEST])
    return render(request, "pages/_search_options.html", {"options": found})
