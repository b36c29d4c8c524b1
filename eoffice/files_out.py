"""Answering with what no browser keeps: a file that was made just now (a print, a table, a
download), a page of a secret.

Belongs here: the headers. Does not belong here: what is kept in the store of files, whose answers
are streamed (`eoffice.documents.views.answers`).
"""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

PDF = "application/pdf"
NOT_KEPT = "no-store"


def as_file(
    content: bytes, name: str, kind: str, *, is_shown: bool = False, cache: str = NOT_KEPT
) -> HttpResponse:
    """To be taken along under this name, or shown by the browser itself; no browser keeps it."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(not is_shown, name)
    if cache:
        response["Cache-Control"] = cache
    return response


def not_kept(response: HttpResponse) -> HttpResponse:
    """The answer, to be shown once: neither kept on disk nor brought back by the Back key."""
    response["Cache-Control"] = NOT_KEPT
    return response
