"""A draft as it will look: page by page beside the editor, and on paper with KONSEP."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_POST, require_safe

from correspondence import draft_paper, viewing
from correspondence.actions.draft_printing import count_print
from correspondence.draft_content import Content
from correspondence.models import DraftVersion, OutgoingLetter
from correspondence.queries.drafts_seen import drafts_visible_to, text_before
from eoffice.asked import whole
from eoffice.files_out import PDF, as_file


@require_safe
@login_required
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of the current text as a picture (`?page=2`, `?version=3` for an earlier one)."""
    letter = _visible(request, pk)
    viewing.note_view(letter, by=request.officer, part="page")
    paper = draft_paper.paper_of(letter, _text(request, letter)[0])
    page = page_asked(request)
    etag = f'"{paper.mark}-{page}"'
    known = None if letter.is_secret else get_conditional_response(request, etag=etag)
    response = known or _picture(paper, page)
    response["ETag"] = etag
    response["Cache-Control"] = "no-store" if letter.is_secret else "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


@require_POST
@login_required
def print_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft as a PDF with KONSEP on every page; the print is counted first."""
    letter = _visible(request, pk)
    content, version = _text(request, letter)
    viewing.note_view(letter, by=request.officer, part="print")
    letter = count_print(letter.pk, by=request.officer)
    note = draft_paper.print_note(letter, version, request.officer)
    made = draft_paper.printed(draft_paper.paper_of(letter, content, note=note))
    name = f"konsep-{letter.pk}-{letter.draft_prints}.pdf"
    return as_file(made, name, PDF, is_shown=True)


def page_asked(request: HttpRequest) -> int:
    """The page of `?page=2`, else the first."""
    return _number(request, "page") or 1


def _visible(request: HttpRequest, pk: int) -> OutgoingLetter:
    return get_object_or_404(drafts_visible_to(request.officer), pk=pk)


def _text(request: HttpRequest, letter: OutgoingLetter) -> tuple[Content, int]:
    try:
        return text_before(request.officer, letter, _number(request, "version"))
    except DraftVersion.DoesNotExist as error:
        raise Http404 from error


def _number(request: HttpRequest, name: str) -> int | None:
    return whole(request.GET.get(name), digits=5)


def _picture(paper: draft_paper.Paper, page: int) -> HttpResponse:
    shown = draft_paper.picture(paper, page)
    headers = {"X-Pages": str(shown.pages), "X-Content-Type-Options": "nosniff"}
    return HttpResponse(shown.content, content_type=shown.mime, headers=headers)
