"""Recording: the form beside the pages, paper first, and the number afterwards."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from correspondence.desks import recording_offices
from correspondence.models import Letter
from correspondence.policies import desk as policies
from correspondence.policies.seeing import LetterView
from correspondence.queries import tray
from correspondence.queries.seats import seats_named
from correspondence.queries.seeing import letters_visible_to, part_of
from correspondence.states import Part
from correspondence.views.record_desk import RecordDesk
from eoffice.errors import Refused
from eoffice.organization.models import Unit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the letter on a scan."""
    if (scan := tray.scan_visible_to(request.officer, pk)) is None:
        raise Http404
    desk = RecordDesk(request, scan.office, scan)
    return desk.submit() if request.method == "POST" else desk.open()


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def record_paper(request: HttpRequest) -> HttpResponse:
    """Paper first: number and label now, the scan comes later or never."""
    offices = recording_offices(request.officer)
    if not offices:
        raise Refused(_("Only a recorder may give agenda numbers."))
    own = request.officer.office_id
    office = Unit.objects.get(pk=own if own in offices else min(offices))
    desk = RecordDesk(request, office)
    return desk.submit() if request.method == "POST" else desk.open()


@require_safe
@login_required
def recorded(request: HttpRequest, pk: int) -> HttpResponse:
    """The number, large, with what comes next."""
    letter = get_object_or_404(letters_visible_to(request.officer).select_related("office"), pk=pk)
    context = {
        "letter": letter,
        "seats": seats_of_letter(letter),
        "needs_scan": not letter.letter_files.filter(detached_at=None).exists(),
        "next_scan": tray.next_to_record(request.officer),
        "waiting": tray.waiting_for(request.officer).count(),
        "may_correct": policies.may_correct(request.officer, _view(request, letter)),
    }
    return render(request, "intake/recorded.html", context)


def _view(request: HttpRequest, letter: Letter) -> LetterView:
    return LetterView(letter, part_of(request.officer, letter) or Part.LINE)


def seats_of_letter(letter: Letter) -> list:
    """Before whom the letter was put."""
    rows = letter.recipients.filter(ended_at=None).order_by("-role", "pk")
    return seats_named(rows.values_list("position_id", flat=True))
