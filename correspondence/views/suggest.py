"""Answers to a search as one types: senders, seats, letters that may be the same or answered."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from correspondence.desks import desk_offices
from correspondence.forms.paper_fields import read_date
from correspondence.models import Scan
from correspondence.queries import contacts as directory
from correspondence.queries.answered import Paper, proposed_for
from correspondence.queries.duplicates import duplicates_of
from correspondence.queries.seats import seats_matching, seats_named
from correspondence.queries.tray import scan_visible_to
from correspondence.views.record_context import shown
from eoffice.asked import whole
from eoffice.errors import NotFound
from eoffice.organization.models import Unit


@require_safe
@login_required
def senders(request: HttpRequest) -> HttpResponse:
    """Contacts of the organisation that match, or that are spelled alike."""
    words = request.GET.get("q", "")[:250]
    found = directory.suggested(directory.contacts_of(request.officer), words)
    return render(request, "intake/_senders.html", {"contacts": found, "words": words})


@require_safe
@login_required
def sender(request: HttpRequest, pk: int) -> HttpResponse:
    """What the desk knows of a chosen sender, and to whom it usually writes."""
    contact = get_object_or_404(directory.contacts_of(request.officer), pk=pk)
    known = directory.known_of(request.officer, contact)
    usual = seats_named([known.usual.pk]) if known.usual else []
    return render(request, "intake/_sender_known.html", {"known": known, "usual": usual})


@require_safe
@login_required
def seats(request: HttpRequest) -> HttpResponse:
    """Seats of the office whose desk is in use."""
    office = _office(request)
    found = seats_matching(
        request.GET.get("q", "")[:100], office_id=office.pk, organization_id=office.root_id
    )
    return render(request, "intake/_seats.html", {"seats": found})


@require_safe
@login_required
def duplicates(request: HttpRequest) -> HttpResponse:
    """Letters with the same number and date, told while the form is filled in."""
    office, scan = _office(request), _scan(request)
    found = duplicates_of(
        request.officer,
        organization_id=office.root_id,
        number=request.GET.get("sender_number", "")[:200],
        letter_date=read_date(request.GET.get("letter_date", "")),
        file=scan.file if scan else None,
    )
    context = {"duplicates": [shown(one, request.officer) for one in found], "scan": scan}
    return render(request, "intake/_duplicates.html", context)


@require_safe
@login_required
def answered(request: HttpRequest) -> HttpResponse:
    """Our letters that it may answer, told while the form is filled in."""
    office, scan = _office(request), _scan(request)
    paper = Paper(
        sender=request.GET.get("sender", "")[:250],
        sender_id=whole(request.GET.get("sender_id")),
        subject=request.GET.get("subject", "")[:500],
        written=read_date(request.GET.get("letter_date", "")),
        file=scan.file_id if scan else None,
    )
    found = proposed_for(request.officer, office.pk, paper)
    return render(request, "intake/_answered.html", {"answered": found})


def _scan(request: HttpRequest) -> Scan | None:
    """The scan on the table, if one is named."""
    asked = whole(request.GET.get("scan"))
    return scan_visible_to(request.officer, asked) if asked else None


def _office(request: HttpRequest) -> Unit:
    """The office named in the question, if its desk is one's own."""
    asked = whole(request.GET.get("office"))
    served = desk_offices(request.officer)
    if asked not in served:
        raise NotFound
    return Unit.objects.get(pk=asked)
