"""Progress of files while the worker is busy, and trying a refused file again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eoffice.documents import actions
from eoffice.documents.progress import mark_of, pace_of, rows_for
from eoffice.documents.views.answers import visible_file
from eoffice.htmx import back_to

MOST = 100


@require_safe
@login_required
def progress(request: HttpRequest) -> HttpResponseBase:
    """The progress lines of the files asked for (`?file=1&file=2`), swapped in where they stand."""
    pks = [int(pk) for pk in request.GET.getlist("file")[:MOST] if pk.isascii() and pk.isdecimal()]
    rows = rows_for(request.officer, pks)
    etag = mark_of(rows, get_language() or "")
    response = get_conditional_response(request, etag=etag) or render(
        request,
        "documents/_progress_poll.html",
        {"rows": rows, "pace": pace_of(rows), "swap": True},
    )
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


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
