"""The page of a letter that goes out, and two of its versions side by side."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from correspondence import reading_on, viewing
from correspondence.actions import draft_reading
from correspondence.models import Classification, DraftVersion, OutgoingLetter
from correspondence.outgoing_page import page_of
from correspondence.outgoing_states import OutgoingState
from correspondence.policies import drafts as may
from correspondence.policies.seeing import LetterView
from correspondence.queries.draft_readings import has_read
from correspondence.queries.draft_stations import WITH_STEPS
from correspondence.queries.drafts_seen import drafts_visible_to
from correspondence.queries.seeing import outgoing_opened_to, part_of
from correspondence.states import Part
from correspondence.word_diff import compared
from eoffice import asked
from eoffice.organization.officer import Officer


@require_safe
@login_required
@never_cache
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter: its text or its signed pages, its route, what is due, what was said."""
    letter = visible_line(request, pk)
    part = part_of(request.officer, letter) or Part.LINE
    view = LetterView(letter, part)
    if part < Part.LETTER:
        return render(request, "outgoing/line.html", {"letter": letter, "view": view})
    viewing.note_view(letter, by=request.officer)
    if mark_seen(letter, request.officer):
        letter = visible_line(request, pk)
    whole = request.GET.get("history") == "all"
    found = page_of(letter, request.officer, part, whole_history=whole)
    context = {"letter": letter, "view": view, "page": found}
    if reading_on.MARK in request.GET:
        context["reading_on"] = reading_on.INITIALS.after(request.officer)
    return render(request, "outgoing/page.html", context)


@require_safe
@login_required
@never_cache
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions side by side, word by word (`?a=1&b=3`); else the two newest."""
    letter = visible_letter(request, pk)
    if (part_of(request.officer, letter) or Part.LINE) < Part.ALL:
        raise Http404
    viewing.note_view(letter, by=request.officer, part="page")
    newer = _version(request, letter, "b", letter.version)
    older = _version(request, letter, "a", max(newer.number - 1, 1))
    context = {
        "letter": letter,
        "older": older,
        "newer": newer,
        "numbers": range(1, letter.version + 1),
        "found": compared(older.content, newer.content, codes=_codes(older, newer)),
    }
    return render(request, "outgoing/compare.html", context)


def visible_letter(request: HttpRequest, pk: int) -> OutgoingLetter:
    """A letter that goes out, of which this officer may read the text."""
    letter = drafts_visible_to(request.officer).filter(pk=pk).first()
    if letter is None:
        raise Http404
    return letter


def visible_line(request: HttpRequest, pk: int) -> OutgoingLetter:
    """A letter that goes out, of which this officer may see the register line at least."""
    letters = outgoing_opened_to(request.officer).filter(pk=pk)
    told = letters.select_related("type", "office", "classification", "written_by")
    letter = told.prefetch_related(WITH_STEPS).first()
    if letter is None:
        raise Http404
    return letter


def mark_seen(letter: OutgoingLetter, officer: Officer) -> bool:
    """The only thing that a GET writes: whose turn it is has opened the draft as it is now."""
    in_turn = letter.state == OutgoingState.IN_REVIEW and may.open_step_of(officer, letter)
    awaits = in_turn or draft_reading.awaits_signature_of(officer, letter)
    is_first_look = bool(awaits) and not has_read(officer, letter)
    if is_first_look:
        draft_reading.see(letter.pk, by=officer, version=letter.version)
    return is_first_look


def _codes(*versions: DraftVersion) -> dict[int, str]:
    """The classifications of these versions as they are written."""
    wanted = {version.content.get("classification") for version in versions} - {None}
    return {row.pk: str(row) for row in Classification.objects.filter(pk__in=wanted)}


def _version(request: HttpRequest, letter: OutgoingLetter, name: str, usual: int) -> DraftVersion:
    wanted = asked.whole(request.GET.get(name), digits=5)
    number = usual if wanted is None else wanted
    found = DraftVersion.objects.filter(letter=letter, number=number).first()
    if found is None:
        raise Http404
    return found
