"""The page on which a letter is written, and the keeping of what is typed."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from correspondence import viewing
from correspondence.models import OutgoingLetter
from correspondence.policies import drafts as may
from correspondence.queries.drafts_seen import drafts_visible_to
from correspondence.views.draft_desk import DraftDesk
from correspondence.views.draft_verbs import VERBS


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Text left, page right; every button keeps what was typed."""
    letter = own_draft(request, pk)
    viewing.note_view(letter, by=request.officer)
    desk = DraftDesk(request, letter)
    return desk.submit(VERBS) if request.method == "POST" else desk.open()


@require_POST
@login_required
def autosave(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep what is being typed; 409 with both texts when it was saved elsewhere."""
    return DraftDesk(request, own_draft(request, pk)).autosave()


def own_draft(request: HttpRequest, pk: int) -> OutgoingLetter:
    """The draft, if it is this officer's turn; 404 for whom it is not open, 403 for the others."""
    seen = drafts_visible_to(request.officer).select_related("type", "office", "signer")
    letter = get_object_or_404(seen, pk=pk)
    may.may_write(request.officer, letter).enforce()
    return letter
