"""The letter page: the letter, what is due, the chain, the history; and the printed sheet."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from correspondence import viewing
from correspondence.events import LetterEvent
from correspondence.models import IncomingLetter
from correspondence.queries.seeing import incoming_visible_to, part_of
from correspondence.states import Part
from disposition import actions
from disposition.states import BranchState
from eoffice import audit, pdf
from eoffice.organization.calendars import hours_of
from eoffice.organization.officer import Officer
from eoffice.pages.queries.desk_acts import desk_acts_of
from eoffice.pages.queries.letter_page import LetterPage, page_of
from eoffice.pages.queries.sheet import sheet_data


@login_required
@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter, as much of it as this officer may see."""
    found, part = _visible(request, pk)
    page = page_of(found, request.officer, part, hours_of(found.office))
    if _mark_opened(page, request.officer):
        found, part = _visible(request, pk)
        page = page_of(found, request.officer, part, hours_of(found.office))
    context = {"page": page, "view": page.view, "letter": found, "agendas": page.agendas}
    context["at_desk"] = desk_acts_of(found, request.officer, page.view)
    template = "pages/letter.html" if page.view.shows_pages else "pages/letter_line.html"
    return render(request, template, context)


@login_required
@require_GET
def sheet_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The disposition sheet (lembar disposisi) with the chain as it stands, as a PDF."""
    found, part = _visible(request, pk)
    if part < Part.CHAIN:
        raise Http404
    with TemporaryDirectory() as folder:
        out = Path(folder) / "sheet.pdf"
        pdf.typeset("disposition_sheet", sheet_data(found, request.officer, part), out)
        content = out.read_bytes()
    viewing.note_view(found, by=request.officer, part="sheet")
    audit.record(LetterEvent.PRINTED, found, by=request.officer)
    name = f"lembar-disposisi-{found.agenda_number.replace('/', '-') or found.pk}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _visible(request: HttpRequest, pk: int) -> tuple[IncomingLetter, Part]:
    letters = incoming_visible_to(request.officer).select_related(
        "office", "type", "sender", "classification", "answers", "follows"
    )
    found = get_object_or_404(letters, pk=pk)
    part = part_of(request.officer, found)
    if part is None:
        raise Http404
    return found, part


def _mark_opened(page: LetterPage, officer: Officer) -> bool:
    """The only thing that a GET writes: the read marks and the view of a secret."""
    opened = False
    if page.is_unread_here:
        actions.mark_letter_read(page.letter.pk, by=officer)
        opened = True
    for row in page.mine:
        if row.state == BranchState.SENT:
            actions.mark_read(row.id, by=officer)
            opened = True
    if page.view.shows_pages:
        viewing.note_view(page.letter, by=officer)
    return opened
