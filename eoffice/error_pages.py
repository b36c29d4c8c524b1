"""Pages for what went wrong: what happened, what to do, and a number to quote.

Pages of 500 and above use no database, no session and no shell: those may be what is broken.
"""

from __future__ import annotations

import re
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import is_valid_path
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from eoffice.errors import NotFound, OfficeError, Refused

PAGE_BEHIND = "eoffice.pages.queries.behind.page_behind"  # by name: the settings load this module
SECRET_FIELD = re.compile("pass|token", re.IGNORECASE)
MOST_SHOWN = 20


class BrokenRequest(OfficeError):
    """What the browser sent cannot be read."""

    status = 400
    sentence = _("The browser sent something that e-Office cannot read. Nothing was changed.")


class StaleForm(OfficeError):
    """The form's safety token is missing or too old."""

    status = 403
    is_stale = True
    sentence = _("This page had been open for too long, so nothing was sent. Load it again.")


class OnlyByButton(OfficeError):
    """The address of a verb was opened as if it were a page, as after signing in again."""

    status = 405
    sentence = _(
        "This is done with a button on its page, so nothing was done. Open the page again."
    )


class OurFault(OfficeError):
    """A fault of ours."""

    status = 500
    sentence = _("Something went wrong on our side. Your last step may not have been kept.")


def explain(request: HttpRequest, error: OfficeError) -> HttpResponse:
    """Answer with the page of this error: in the shell for officers, plain for everybody else."""
    context = {"error": error, "number": getattr(request, "number", "")}
    context["typed"] = typed_in(request, error)
    if error.status == HTTPStatus.CONFLICT:
        context["back_url"] = import_string(PAGE_BEHIND)(request.resolver_match)
    elif error.status == HTTPStatus.METHOD_NOT_ALLOWED:
        context["back_url"] = _page_above(request.path)
    if getattr(request, "htmx", False):
        body = render_to_string("errors/_error.html", context)
    elif error.status < 500 and getattr(request, "officer", None):
        body = render_to_string("errors/error.html", context, request)
    else:
        body = render_to_string("errors/plain.html", context)
    response = HttpResponse(body, status=error.status)
    if seconds := getattr(error, "retry_after", 0):
        response["Retry-After"] = str(seconds)
    return response


def typed_in(request: HttpRequest, error: OfficeError) -> list[str]:
    """The sentences of a form that was not taken, so that nobody has to write them again.

    Never a passphrase; and of a form without its safety token only what this site sent itself.
    """
    if request.method != "POST" or error.status == HTTPStatus.BAD_REQUEST:
        return []
    if getattr(error, "is_stale", False) and request.headers.get("Sec-Fetch-Site") != "same-origin":
        return []
    said = [
        value.strip()
        for name, values in request.POST.lists()
        if not SECRET_FIELD.search(name)
        for value in values
    ]
    return list(dict.fromkeys(filter(_is_sentence, said)))[:MOST_SHOWN]


def _is_sentence(text: str) -> bool:
    """Something that a person wrote: several words, and no markup of an editor."""
    return len(text.split(maxsplit=1)) > 1 and not text.startswith("<")


def _page_above(path: str) -> str:
    """The page on which a verb of this address has its button; empty where there is none."""
    above = path.rstrip("/").rpartition("/")[0] + "/"
    return above if is_valid_path(above) else ""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler400."""
    return explain(request, BrokenRequest())


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler403."""
    return explain(request, Refused())


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler404."""
    return explain(request, NotFound())


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500."""
    return explain(request, OurFault())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW."""
    return explain(request, StaleForm())
