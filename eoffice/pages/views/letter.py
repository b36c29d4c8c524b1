"""The letter page: the letter, what is due, the chain, the history; and the printed sheet."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from correspondence import viewing
from correspondence.events import LetterEvent
from correspondence.queries.numbers_there import number_here
from correspondence.queries.opening import OpenedLetter, open_letter
from correspondence.queries.seeing import outgoing_opened_to
from correspondence.states import Part
from disposition import actions
from disposition.queries.tree import Chain
from eoffice import audit, pdf
from eoffice.files_out import PDF, as_file, not_kept
from eoffice.htmx import page_or_fragment
from eoffice.organization.calendars import hours_of
from eoffice.organization.officer import Officer
from eoffice.pages.queries.desk_acts import desk_acts_of
from eoffice.pages.queries.letter_page import page_of
from eoffice.pages.queries.sheet import sheet_data


@login_required
@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter, as much of it as this officer may see; `?history=all` tells all of its history."""
    opened = open_letter(request.officer, pk)
    if opened is None:
        return _to_outgoing(request, pk)
    found, officer = opened.letter, request.officer
    chain = _mark_opened(opened, officer)
    whole = request.GET.get("history") == "all"
    find, hours = request.GET.get("find", ""), hours_of(found.office)
    page = page_of(opened, officer, chain, hours, whole_history=whole, find=find)
    context = {"page": page, "view": page.view, "letter": found, "agendas": page.agendas}
    context["agenda"] = number_here(found, officer)
    context["at_desk"] = desk_acts_of(found, officer, page.view)
    base = "pages/letter" if page.view.shows_pages else "pages/letter_line"
    answer = page_or_fragment(request, base, context, fragment="pages/_letter_history.html")
    return not_kept(answer) if found.is_secret else answer


@login_required
@require_GET
def sheet_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The disposition sheet (lembar disposisi) with the chain as it stands, as a PDF."""
    opened = _opened(request, pk)
    found, part = opened.letter, opened.part
    if part < Part.CHAIN:
        raise Http404
    content = pdf.printed("disposition_sheet", sheet_data(found, request.officer, part))
    viewing.note_view(found, by=request.officer, part="sheet")
    audit.record(LetterEvent.PRINTED, found, by=request.officer)
    name = f"lembar-disposisi-{found.agenda_number.replace('/', '-') or found.pk}.pdf"
    return as_file(content, name, PDF, is_shown=True)


def _to_outgoing(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter that was written here has a page of its own."""
    if outgoing_opened_to(request.officer).filter(pk=pk).exists():
        return redirect("outgoing:page", pk=pk)
    raise Http404


def _opened(request: HttpRequest, pk: int) -> OpenedLetter:
    opened = open_letter(request.officer, pk)
    if opened is None:
        raise Http404
    return opened


def _mark_opened(opened: OpenedLetter, officer: Officer) -> Chain:
    """The only thing that a GET writes: the read marks and the view of a secret."""
    shows_pages = opened.part >= Part.LETTER
    if shows_pages and opened.is_unread:
        actions.mark_letter_read(opened.letter.pk, by=officer)
    chain = Chain(opened.letter, officer, opened.part)
    if shows_pages:
        for branch in chain.unread:
            chain.renew(actions.mark_read(branch, by=officer))
        viewing.note_view(opened.letter, by=officer)
    return chain
