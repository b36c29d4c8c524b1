"""Progress of files while the worker is busy, and trying a refused file again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eoffice.asked import whole
from eoffice.documents import actions
from eoffice.documents.progress import etag_of, pace_of, rows_for
from eoffice.documents.views.answers import visible_file
from eoffice.htmx import back_to

MOST = 100


@require_safe
@login_required
def progress(request: HttpRequest) -> HttpResponseBase:
    """The progress lines that changed since the page knew them (`?file=12.a3f9&file=13`)."""
    known = _known_marks(request.GET.getlist("file")[:MOST])
    rows = rows_for(request.officer, list(known))
    changed = [row for row in rows if known.get(row.pk) != row.mark]
    etag = etag_of(rows)
    response = get_conditional_response(request, etag=etag) or _answer(request, rows, changed)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response


def _known_marks(asked: list[str]) -> dict[int, str]:
    """Which files the page shows, and how each looked when it was last told."""
    pairs = (each.partition(".") for each in asked)
    return {pk: mark for text, _dot, mark in pairs if (pk := whole(text)) is not None}


def _answer(request: HttpRequest, rows: list, changed: list) -> HttpResponse:
    """The changed lines and the next poll; nothing at all when nothing changed."""
    if rows and not changed:
        return HttpResponse(status=204)
    context = {"rows": rows, "changed": changed, "pace": pace_of(rows)}
    return render(request, "documents/_progress_poll.html", context)


@require_POST
@login_required
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a refused file through the pipeline once more, and go back to where one was."""
    file = visible_file(request, pk)
    actions.try_again(file.pk, by=request.officer)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = reverse("files:text", args=[file.pk, 1])
    return back_to(request, back, message=_("The file is tried again."))
