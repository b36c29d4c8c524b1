"""The search page, its facets, and what is suggested while somebody types."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from correspondence.search import address, answering, suggesting
from eoffice.asked import whole
from eoffice.htmx import page_or_fragment
from eoffice.organization.officer import Officer
from eoffice.pages.queries import searching
from eoffice.pages.queries.searching import Wanted
from eoffice.paging import pager


@login_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Letters that hold the words, newest first or the most relevant first."""
    wanted = searching.wanted_by(request.GET)
    context = {} if wanted.is_empty else _found(request.officer, wanted)
    frame = searching.frame_of(request.officer, context.get("wanted", wanted))
    return render(request, "pages/search.html", frame | context)


def _found(officer: Officer, wanted: Wanted) -> dict[str, Any]:
    """The hits, and dossiers and their documents above them; else how the words may be spelled."""
    answer = searching.answer_to(officer, wanted)
    context = searching.documents_beside(officer, wanted, answer) | {"answer": answer}
    context |= searching.dossiers_beside(officer, wanted, answer)
    if not answer.rows:
        words = answering.nearest_spelling(officer, wanted.asked)
        return context | {"nearest": words, "nearest_url": wanted.url(q=words)}
    if answer.is_loose:
        wanted = wanted.loosened()
    return context | {"wanted": wanted, "page": searching.pager_of(wanted, answer)}


@login_required
@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """What lies in dossiers without being a letter and holds the words."""
    wanted = searching.wanted_by(request.GET)
    found = searching.documents_page(request.officer, wanted, whole(request.GET.get("from")))
    context = {
        "query": wanted.asked.words,
        "letters_url": wanted.url(),
        "documents": found["rows"],
        "page": pager(request, found["following"]),
    }
    return render(request, "pages/search_documents.html", context)


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
